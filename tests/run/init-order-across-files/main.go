package main

// The files come to the compiler in the order of their names: a.go, main.go, z.go.
var m = say("m", z)

func init() { println("init of main.go") }

func say(s string, n int) int { println(s, n); return n + 1 }

func main() {
	println("main", a, b, m, z, y, table["late"]())
	local.method()
}

func init() { println("second init of main.go") }
