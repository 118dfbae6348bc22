// Calls of literals become their bodies: what these capture is the caller's, and literals in bodies are copied.
package main

import "runtime"

var log []int

func mk(a int) func() int {
	a++
	return func() int { a *= 2; return a }
}

func value(a int) func(int) int { return func(b int) int { return a*10 + b } }

func apply(f func(int) int, x int) int { return f(x) }

func twice(f func(int) int, x int) int { return apply(func(y int) int { return f(f(y)) }, x) }

func each(n int, yield func(int) bool) {
	for i := 0; i < n; i++ {
		if !yield(i) {
			return
		}
	}
}

func seq(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func nested(a int) func() func() int {
	return func() func() int { a++; return func() int { a++; return a } }
}

func fib(n int) int {
	rec := func(k int) int { return fib(k) }
	if n < 2 {
		return n
	}
	return rec(n-1) + rec(n-2)
}

func captured() (r int) {
	x, p := 1, new(int)
	inc := func(by int) { x += by; *p += x; p = &x }
	inc(2)
	inc(3)
	get := func() int { inc(1); return x + *p }
	r = get()
	arr := [3]int{1, 2, 3}
	set := func(i, v int) { arr[i] = v }
	set(1, 7)
	return r*100 + arr[0] + arr[1] + arr[2]
}

func perIteration() int {
	var fs []func() int
	sum := 0
	for i := 0; i < 4; i++ {
		now := func() int { return i * i }
		sum += now()
		fs = append(fs, now, func() int { i += 10; return i })
	}
	for _, f := range fs {
		sum = sum*3 + f()
	}
	return sum
}

func panics() (s string) {
	defer func() { s = recover().(error).Error() }()
	f := func(xs []int, i int) int { return xs[i] }
	return string(rune(f(nil, 3)))
}

func where() string {
	at := func() string {
		_, _, line, _ := runtime.Caller(0)
		pc, _, _, _ := runtime.Caller(0)
		return runtime.FuncForPC(pc).Name() + string(rune('0'+line%10))
	}
	return at() + at()
}

type shape interface{ area() int }
type square struct{ n int }

func (s *square) area() int { return s.n * s.n }

func make2(n int) shape { return &square{n} }

func deferred() (n int) {
	func() {
		defer func() { n++ }()
		n = 5
	}()
	return
}

func generic[T any](x T, f func(T) T) T {
	g := func(y T) T { return f(f(y)) }
	return g(g(x))
}

func main() {
	f := mk(3)
	println(f(), f(), mk(4)(), value(3)(4))
	println(twice(func(z int) int { return z*3 + len(log) }, 5))
	s := 0
	each(5, func(i int) bool { s = s*10 + i; return i < 3 })
	for i := range seq(4) {
		s = s*10 + i
		if i == 2 {
			break
		}
		for j := range seq(i) {
			log = append(log, i*10+j)
		}
	}
	println(s, len(log), log[0])
	n := nested(1)
	a := n()
	println(a(), a(), n()(), nested(7)()())
	println(fib(12), captured(), perIteration(), panics())
	println(where())
	sh := make2(4)
	println(sh.area(), deferred(), generic(2, func(x int) int { return x * x }))
	var none func()
	defer func() { println(recover() != nil) }()
	none()
}
