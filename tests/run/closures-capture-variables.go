package main

type acc struct{ n int }

func counter() (inc func() int, get func() int) {
	n := 0
	return func() int { n++; return n }, func() int { return n }
}

func params(a int, b ...int) func() int {
	return func() int { a++; b[0]++; return a*100 + b[0] }
}

func named() (r int, f func()) {
	f = func() { r += 5 }
	f()
	return r, f
}

func main() {
	inc, get := counter()
	inc()
	inc()
	println(get())
	inc2, get2 := counter()
	inc2()
	println(get(), get2())
	s := []int{1, 2}
	f := params(1, s...)
	println(f(), f(), s[0])
	r, g := named()
	g()
	println(r)
	x := 1
	set := func(v int) { x = v }
	get3 := func() int { return x }
	set(5)
	x++
	println(x, get3())
	var fib func(int) int
	fib = func(n int) int {
		if n < 2 {
			return n
		}
		return fib(n-1) + fib(n-2)
	}
	println(fib(15))
	a := acc{1}
	p := func() *acc { return &a }
	p().n = 9
	b := a
	p().n++
	println(a.n, b.n)
	nest := func() func() func() int {
		y := x
		return func() func() int {
			z := y + 1
			return func() int { y++; z += y; return z + x }
		}
	}()
	in := nest()
	println(in(), in(), nest()())
	arr := [3]int{1, 2, 3}
	h := func() int { arr[1] *= 2; return arr[1] }
	copied := arr
	println(h(), h(), arr[1], copied[1])
	func() { x := x; x++ }()
	println(x, func(n int) int { return n * x }(3))
}
