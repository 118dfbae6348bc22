package main

// Of the packages sorted by path the first whose imports are all initialised comes next; those with nothing to do count as initialised.
import (
	_ "m/a"
	_ "m/a-b"
	_ "m/a.b"
	_ "m/a/b"
	_ "m/b"
	_ "m/m"
)

func init() { println("main") }
func main() {}
