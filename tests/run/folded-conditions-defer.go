// Statements behind conditions that are never true.
package main

const debug = false

func f(s string) bool { println("f", s); return true }
func main() {
	defer func() { println(recover() != nil) }()
	for debug && f("a") {
		defer println("never")
	}
	if debug {
		defer println("never")
	}
	for debug {
		go println("never")
	}
	var p *int
	for debug && *p == 1 {
	}
	if debug || *p == 1 {
		println("x")
	}
}
