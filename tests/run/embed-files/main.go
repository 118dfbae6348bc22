// Files in variables: strings, bytes and trees, by each kind of pattern.
package main

import (
	"embed"
	"example.org/embed/lib"
	"io/fs"
)

//go:embed data/a.txt
var text string

//go:embed data/b.bin
var bytes []byte

//go:embed data/b.bin
var binary string

type octet byte
type octets []octet

var (
	//go:embed data/a.txt
	named octets
	//go:embed data/empty
	empty []byte
)

type Tree = embed.FS

//go:embed data
var tree Tree

//go:embed all:data/sub data/*.txt "data/with blank.txt" `data/.h`
//go:embed data/_*
var some embed.FS

//go:embed *.go
var self embed.FS

var none embed.FS

var length = len(text) + 1 // after it, in the order of initialisation

var copied = first()

func first() embed.FS { return tree }

func show(name string, f fs.FS) {
	println(name)
	fs.WalkDir(f, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			println("  error", err.Error())
			return nil
		}
		info, _ := d.Info()
		println(" ", path, d.IsDir(), info.Size(), info.Mode().String())
		return nil
	})
}

func main() {
	println(text, len(bytes), binary == string(bytes), len(named), named[0], len(empty), length)
	for _, b := range bytes {
		print(b, " ")
	}
	println()
	bytes[0] = 'x'
	println(binary[0], bytes[0])
	show("tree", tree)
	show("some", some)
	show("self", self)
	show("none", none)
	show("lib", lib.FS)
	println(lib.N)
	b, err := copied.ReadFile("data/sub/deep/d.txt")
	println(string(b), err == nil)
	_, err = tree.ReadFile("data/nope")
	println(err.Error())
	_, err = tree.Open("data/.h")
	println(err.Error())
	sub, _ := fs.Sub(tree, "data/sub")
	show("sub", sub)
	matches, _ := fs.Glob(tree, "data/*/*")
	for _, m := range matches {
		println(m)
	}
}
