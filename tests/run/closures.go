package main

func fib() func() int {
	a, b := 0, 1
	return func() int {
		r := a
		a, b = b, a+b
		return r
	}
}

func compose(fs ...func(int) int) func(int) int {
	return func(x int) int {
		for _, f := range fs {
			x = f(x)
		}
		return x
	}
}

func main() {
	f := fib()
	for i := 0; i < 10; i++ {
		print(f(), " ")
	}
	println()
	add := func(n int) func(int) int { return func(x int) int { return x + n } }
	println(compose(add(1), add(10), func(x int) int { return x * x })(2))
	var fact func(int) int
	fact = func(n int) int {
		if n <= 1 {
			return 1
		}
		return n * fact(n-1)
	}
	println(fact(10))
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i += 10; return i })
	}
	for _, f := range fs {
		print(f(), f(), " ")
	}
	println()
	x := 1
	func() {
		x := 2
		func() { x++ }()
		println(x)
	}()
	println(x)
	var nilf func()
	println(nilf == nil)
	s := struct{ f func(string) string }{func(s string) string { return s + s }}
	println(s.f("ab"))
}
