package main

func show(tag string, e any) {
	if s, ok := e.(string); ok {
		println(tag, s)
	} else {
		println(tag, e == nil)
	}
}

func replaced() {
	defer func() { show("outer", recover()) }()
	defer func() { panic("second") }()
	panic("first")
}

func inner() {
	defer func() { show("outer", recover()) }()
	defer func() {
		defer func() { show("inner", recover()) }()
		panic("second")
	}()
	panic("first")
}

func recoverThenPanic() {
	defer func() { show("last", recover()) }()
	defer func() {
		show("first time", recover())
		panic("again")
	}()
	panic("once")
}

func callInDefer() {
	defer func() { show("outer", recover()) }()
	defer func() {
		replaced()
		inner()
	}()
	panic("waiting")
}

func deep(n int) {
	defer func() {
		if n%3 == 0 {
			show("recovered", recover())
		}
		if n == 6 {
			panic("raised again")
		}
	}()
	if n == 0 {
		panic("bottom")
	}
	deep(n - 1)
	println("normal", n)
}

func main() {
	replaced()
	inner()
	recoverThenPanic()
	callInDefer()
	deep(10)
}
