package main

func stubborn(yield func(int) bool) {
	for i := range 3 {
		println("yield", i, yield(i))
	}
}

var kept func(int) bool

func keep(yield func(int) bool) {
	kept = yield
	yield(0)
}

func try(name string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			println(name+":", e.(error).Error())
		}
	}()
	f()
	println(name, "fine")
}

func main() {
	try("break", func() {
		for x := range stubborn {
			println("body", x)
			break
		}
	})
	try("return", func() {
		for range stubborn {
			return
		}
	})
	try("break outer", func() {
	out:
		for {
			for range stubborn {
				break out
			}
		}
	})
	try("after the loop", func() {
		for x := range keep {
			println("body", x)
		}
		kept(1)
	})
	try("inside another loop", func() {
		for range keep {
			for range stubborn {
				kept(7)
			}
		}
	})
	try("panicked body, swallowed", func() {
		swallow := func(yield func(int) bool) {
			defer func() { println("recovered", recover() != nil) }()
			yield(1)
		}
		for range swallow {
			panic("body")
		}
	})
	try("panicked body, called again", func() {
		again := func(yield func(int) bool) {
			func() {
				defer func() { recover() }()
				yield(1)
			}()
			yield(2)
		}
		for range again {
			panic("body")
		}
	})
	try("from another goroutine", func() {
		for range keep {
		}
		done := make(chan string)
		go func() {
			defer func() { done <- recover().(error).Error() }()
			kept(1)
		}()
		println(<-done)
	})
}
