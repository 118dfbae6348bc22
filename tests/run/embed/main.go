package main // c

import (
	"embed"
	"fmt"
	"io/fs"
)

//go:embed data/a.txt
var s string

type B []byte

//go:embed data/sub/b.bin
var b B

//go:embed data "data/*"
var f embed.FS // comment

var (
	//go:embed all:data
	//go:embed main.go
	g   embed.FS
	x   = s + "!"
	y   = list(g)
)

type S = string

//go:embed data/*.txt
var t S

func list(f fs.FS) (r string) {
	fs.WalkDir(f, ".", func(p string, d fs.DirEntry, err error) error {
		r += fmt.Sprintln(p, d.IsDir(), err)
		return nil
	})
	return
}

func main() {
	fmt.Printf("%q %q %s %q\n", s, b, x, t)
	fmt.Print(list(f), y)
	z, err := f.ReadFile("data/sub/b.bin")
	fmt.Printf("%q %v\n", z, err)
	b[0]++
	e, err := g.ReadDir("data/sub")
	fmt.Println(e, err)
	_, err = f.Open("nope")
	fmt.Println(err)
}
