package main

import "runtime"

// Calls that differ in their arguments alone are still calls from different lines.

//go:noinline
func line(string) int {
	_, _, n, _ := runtime.Caller(1)
	return n
}

//go:noinline
func either(a bool) int {
	if a {
		return line("a")
	} else {
		return line("b")
	}
}

//go:noinline
func one(n int) int {
	switch n {
	case 0:
		return line("zero") + 1000
	case 1:
		return line("one") + 1000
	case 2:
		return line("two") + 1000
	}
	if n > 100 {
		line("x")
		return line("many")
	}
	line("x")
	return line("some")
}

type caller func(string) int

//go:noinline
func through(f caller, a bool) int {
	if a {
		return f("a")
	}
	return f("b")
}

type liner interface{ line(string) int }
type one1 int

func (o one1) line(s string) int { return line(s) + int(o) }

//go:noinline
func dynamic(l liner, a bool) int {
	if a {
		return l.line("a")
	}
	return l.line("b")
}

type plain struct{}

//go:noinline
func (plain) line(string) int {
	_, _, n, _ := runtime.Caller(1)
	return n
}

func main() {
	println(either(true), either(false))
	println(one(0), one(1), one(2), one(101), one(50))
	println(through(line, true), through(line, false))
	println(dynamic(plain{}, true), dynamic(plain{}, false))
}
