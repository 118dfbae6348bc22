package main

func try(what string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			println(what, e.(error).Error())
		}
	}()
	f()
}

//go:noinline
func at(n int) int { println("at", n); return n }

func main() {
	s := make([]int, 3, 6)
	// All operands first, then the check: which text is printed tells which check comes first.
	try("both wrong", func() { _ = s[at(9):at(7)] })
	try("high only", func() { _ = s[at(2):at(7)] })
	try("low over high", func() { _ = s[at(3):at(1)] })
	try("beyond length", func() { println(len(s[at(4):at(6)])) })
	try("no high", func() { _ = s[at(4):] })
	try("three", func() { _ = s[at(5):at(9):at(7)] })
	try("three max", func() { _ = s[at(5):at(4):at(8)] })
	try("index", func() { s[at(1)], s[at(3)] = at(10), at(11) })
	println(s[1])
	try("pointer", func() {
		var p *[4]int
		_ = p[at(1):at(2)]
	})
	var p *[4]int
	i := 5
	try("pointer and bound", func() { _ = p[i:] })
	try("append", func() { _ = append(s[:at(2)], s[at(7)]) })
	try("make", func() { println(len(make([]int, at(2), at(1)))) })
	try("make negative", func() { println(len(make([]int, at(-1)))) })
	try("make large", func() { println(len(make([]int, at(1<<62)))) })
}
