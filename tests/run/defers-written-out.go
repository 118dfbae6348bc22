// Defer statements that run at most once: under conditions, between gotos, with returns in several places.
package main

var trace string

func note(s string) { trace += s + " " }

func conditional(a, b bool) (s string) {
	defer func() { s = trace; trace = "" }()
	if a {
		defer note("a")
	}
	if !b {
		return
	}
	defer note("b")
	if a {
		defer func() { note("ab") }()
		return "early"
	}
	return "late"
}

func forward(skip bool) {
	defer note("first")
	if skip {
		goto end
	}
	defer note("second")
end:
	defer note("third")
}

func backward(n int) {
again:
	defer note("again")
	if n--; n > 0 {
		goto again
	}
}

func switched(n int) {
	switch n {
	case 0:
		defer note("zero")
		fallthrough
	case 1:
		defer note("one")
	default:
		defer note("other")
	}
	defer note("after")
}

func panicking(inner bool) (err any) {
	defer func() { err = recover(); note("recovered") }()
	defer note("outer")
	defer func() {
		if inner {
			panic("in deferred")
		}
		note("no panic")
	}()
	return "returned"
}

func nilFunc(f func()) (err any) {
	defer func() { err = recover() }()
	defer note("kept")
	defer f()
	return nil
}

func many() {
	defer note("1")
	defer note("2")
	defer note("3")
	defer note("4")
	defer note("5")
	defer note("6")
	defer note("7")
	defer note("8")
	defer note("9")
}

type counter struct{ n int }

func (c *counter) add(n int) { c.n += n }

func methods() int {
	c := &counter{}
	func() {
		add := c.add
		defer c.add(1)
		defer add(10)
		defer func() { c.add(100) }()
	}()
	return c.n
}

func line() {
	println(trace)
	trace = ""
}

func main() {
	for i := range 4 {
		println(conditional(i&1 != 0, i&2 != 0))
	}
	forward(false)
	line()
	forward(true)
	line()
	backward(3)
	line()
	for i := range 3 {
		switched(i)
		line()
	}
	println(panicking(true).(string))
	line()
	println(panicking(false) == nil)
	line()
	println(nilFunc(nil).(error).Error())
	line()
	many()
	line()
	println(methods())
}
