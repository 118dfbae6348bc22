package main

import (
	renamed "packages/a"
	_ "packages/b"
	"packages/c"
)

var top = func() int { println("main's variable"); return renamed.Count() }()

func init() { println("main's init", top) }

func main() {
	println("main", renamed.Count(), c.Name, renamed.V.Value())
	var s c.Shape = renamed.V
	println(s.Value())
}
