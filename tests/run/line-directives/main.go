// Files and lines that runtime.Caller tells, with //line directives, of other files and packages.
package main

import (
	"m/lib"
	"runtime"
)

func base(path string) string {
	n := len(path)
	for slashes := 0; n > 0; n-- {
		if path[n-1] == '/' {
			slashes++
		}
		if slashes == 2 {
			break
		}
	}
	return path[n:]
}

func where() {
	_, f, l, _ := runtime.Caller(1)
	println(base(f), l)
}

type embeds struct{ *lib.T }

func main() {
	where()
	other()
	lib.Plain(where)
	lib.Generic(1, where)
	var i interface{ M(func()) } = embeds{&lib.T{}}
	i.M(where)
//line gen.y:100
	where()
//line /abs/gen.y:200
	where()
//line ./main.go:300
	where()
//line sub/../x.go:500
	where()
//line :600
	where()
	/*line y.go:700:1*/ where(); /*line :800:1*/ where()
	func() {
//line z.go:900
		where()
	}()
}
