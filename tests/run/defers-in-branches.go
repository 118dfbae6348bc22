// Deferred calls in nested branches: which are made, and in what order.
package main

func say(s string) { println(s) }

func f(a, b, c bool) {
	if a {
		if b {
			defer say("A")
		} else {
			defer say("A2")
		}
	}
	defer say("B")
	if c {
		if b {
			defer say("C")
		}
		defer say("D")
	}
	switch {
	case a:
		defer say("E")
	default:
		defer say("F")
	}
	defer say("G")
	say("body")
}

func main() {
	f(true, true, true)
	f(true, false, true)
	f(false, true, false)
}
