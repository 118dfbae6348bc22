// recover as the deferred function itself: the call is made by the function that defers it.
package main

func direct() (r int) {
	defer println("after")
	defer recover()
	panic("x")
}

func inDeferred() {
	defer func() { println("outer", recover() != nil) }()
	defer func() {
		defer recover()
	}()
	panic("y")
}

func first() {
	defer func() { println("outer", recover() != nil) }()
	defer func() {
		defer func() { println("inner", recover() != nil) }()
		defer recover()
	}()
	panic("z")
}

func again() {
	defer func() { println("outer", recover().(string)) }()
	defer func() {
		defer recover()
		panic("second")
	}()
	panic("first")
}

func late() {
	defer func() { println("outer", recover() != nil) }()
	defer func() {
		func() { defer recover() }()
	}()
	panic("w")
}

func inLoop(n int) {
	defer func() { println("outer", recover() != nil) }()
	defer func() {
		for range n {
			defer recover()
		}
	}()
	panic("v")
}

func try(name string, f func()) {
	defer func() { println(name, recover() != nil) }()
	f()
}

func main() {
	try("direct", func() { direct() })
	try("in a deferred function", inDeferred)
	try("first", first)
	try("again", again)
	try("late", late)
	try("in a loop", func() { inLoop(2) })
	try("none", func() { defer recover() })
	go recover()
}
