// Conditions that are known in part, with calls in what is not.
package main

const debug = false
const on = true

func f(s string) bool { println("f", s); return true }
func g(s string) bool { println("g", s); return false }
func main() {
	if debug && f("a") {
		println("1")
	} else {
		println("2")
	}
	if f("b") && debug {
		println("1")
	} else {
		println("2")
	}
	if f("c") || on {
		println("1")
	} else {
		println("2")
	}
	if on || f("d") {
		println("1")
	} else if f("z") {
		println("2")
	}
	if !(g("e") || debug) {
		println("1")
	} else {
		println("2")
	}
	if !(debug || g("e")) {
		println("1")
	} else {
		println("2")
	}
	if x := f("init"); debug && x {
		println("1")
	} else if y := g("init2"); y || on {
		println("2", x, y)
	}
	if on && on {
		goto L
	}
	println("skipped")
L:
	if debug && debug {
		println("no")
	}
	b := debug && f("h")
	c := on || f("i")
	d := f("j") && debug
	e := f("k") || on
	println(b, c, d, e)
	if false {
	M:
		println("m")
		goto M
	}
	if true {
		println("t")
	} else {
		for {
		}
	}
	for {
		if true {
			break
		}
		println("never")
	}
	if debug || (on && (g("n") || f("o"))) {
		println("on")
	}
	if (debug && f("1")) || (on && g("2")) || (debug || g("3")) {
		println("x")
	} else {
		println("y")
	}
	switch {
	case debug && f("p"):
		println("a")
	case on || f("q"):
		println("b")
	}
	switch debug {
	case f("r"):
		println("r")
	case g("s"):
		println("s")
	default:
		println("d")
	}
	switch true {
	case debug && f("t"), g("u"), f("v"):
		println("v")
	default:
		println("dd")
	}
	switch {
	case f("w") && debug:
		println("a")
	default:
		println("b")
	case f("w2") || debug:
		println("c")
	}
	var r bool = !(debug && f("x"))
	println(r)
	println(debug && f("y") || g("z") || on)
}
func ret() int {
	if true {
		return 1
	}
	panic("x")
}
func ret2() int {
	for !false {
		return 1
	}
	return 2
}
