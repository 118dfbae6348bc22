// Conditions of for statements that are known in part, with calls in what is not.
package main

const debug = false
const on = true

func f(s string) bool { println("f", s); return true }
func g(s string) bool { println("g", s); return false }
func main() {
	for debug && f("a") {
		println("x")
	}
	for f("b") && debug {
		println("x")
	}
	for g("c") && on {
		println("x")
	}
	for !(on || f("d")) {
		println("x")
	}
	for i := 0; on && i < 2; i++ {
		println(i)
	}
	for i := 0; i < 2 && on; i++ {
		println(i)
	}
	for debug {
		println("x")
	}
	for debug && f("e") {
	L:
		for {
			if f("q") {
				continue L
			}
			break L
		}
	}
	for i := 0; debug && i < 3; i++ {
		func() { println(i) }()
	}
	for i, fs := 0, []func(){}; debug && i < 3; i++ {
		fs = append(fs, func() { println(i) })
	}
	for i, fs := 0, []func(){}; i < 3 && on || debug; i++ {
		fs = append(fs, func() { println(i) })
		if len(fs) == 3 {
			for _, f := range fs {
				f()
			}
		}
	}
	println("end")
}
