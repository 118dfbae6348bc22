// with inlining

package main

func small(x int) int { return x + 1 } // ERROR "can inline small"

func mk(a int) func() int { // ERROR "can inline mk"
	return func() int { return small(a) } // ERROR "can inline mk.func1" "func literal escapes to heap" "inlining call to small"
}

func apply(f func(int) int, x int) int { return f(x) } // ERROR "can inline apply" "f does not escape"

func twice(f func(int) int, x int) int { return apply(func(y int) int { return f(f(y)) }, x) } // ERROR "can inline twice" "can inline twice.func1" "f does not escape" "inlining call to apply" "inlining call to twice.func1"

func outer(n int) int { // ERROR "can inline outer"
	return twice(func(z int) int { return z*n + small(z) }, 3) // ERROR "can inline outer.func1" "inlining call to apply" "inlining call to outer.func1" "inlining call to small" "inlining call to twice" "inlining call to twice.func1"
}

func direct(n int) (r int) { // ERROR "can inline direct"
	func() { r = n; r += small(n) }() // ERROR "can inline direct.func1" "inlining call to direct.func1" "inlining call to small"
	g := func(k int) int { return k + r } // ERROR "can inline direct.func2"
	r = g(3) // ERROR "inlining call to direct.func2"
	return g(4) // ERROR "inlining call to direct.func2"
}

type I interface{ M() int }
type T struct{ x int }

func (t *T) M() int { return t.x } // ERROR "can inline (*T).M" "t does not escape"

func newI() I { return &T{3} } // ERROR "&T{...} escapes to heap" "can inline newI"

func useI() int { // ERROR "can inline useI"
	i := newI() // ERROR "&T{...} does not escape" "inlining call to newI"
	return i.M() // ERROR "devirtualizing i.M to *T" "inlining call to (*T).M"
}

func nested() func() func() int { // ERROR "can inline nested"
	return func() func() int { return func() int { return small(7) } } // ERROR "can inline nested.func1" "can inline nested.func1.1" "func literal escapes to heap" "inlining call to small"
}

var sink func() int
var sink2 func() func() int

var pv = mk(4) // ERROR "func literal escapes to heap" "inlining call to mk"

var G int

func mk2(a int) (f func() int) { // ERROR "can inline mk2"
	f = func() int { return a + 1 } // ERROR "can inline mk2.func1" "func literal escapes to heap"
	return
}

//go:noinline
func no(f func() int) {} // ERROR "f does not escape"

func a1() int {
	h := mk(3) // ERROR "func literal does not escape" "inlining call to mk"
	return h() // ERROR "inlining call to mk.func1" "inlining call to small"
}

func a2() int {
	return mk(3)() // ERROR "func literal does not escape" "inlining call to mk" "inlining call to mk.func1" "inlining call to small"
}

func a3() int {
	h := mk(3) // ERROR "func literal does not escape" "inlining call to mk"
	no(h)
	return h() // ERROR "inlining call to mk.func1" "inlining call to small"
}

func a4() int {
	h := mk2(3) // ERROR "func literal does not escape" "inlining call to mk2"
	return h()
}

func id(f func() int) func() int { return f } // ERROR "can inline id" "leaking param: f to result ~r0 level=0"

func a5() int {
	x := 3
	h := id(func() int { x++; return x }) // ERROR "can inline a5.func1" "func literal does not escape" "inlining call to id"
	return h() + h() // ERROR "inlining call to a5.func1"
}

func ign(f func() int) {} // ERROR "can inline ign" "f does not escape"

func a6() { // ERROR "can inline a6"
	ign(func() int { G++; return 1 }) // ERROR "can inline a6.func1" "inlining call to ign"
	ign(nil) // ERROR "inlining call to ign"
}

func a7() int {
	f := func(n int) int { // too big? // ERROR "can inline a7.func1"
		s := 0
		for i := 0; i < n; i++ {
			s += i * i * i
			if s > 100 {
				s -= 7
				s *= 3
				s ^= i
				s += G
				G += s
			}
			if s > 200 {
				s -= 7
				s *= 3
				s ^= i
				s += G
				G += s
			}
			if s > 300 {
				s -= 7
				s *= 3
				s ^= i
				s += G
				G += s
			}
			if s > 400 {
				s -= 7
				s *= 3
				s ^= i
				s += G
				G += s
			}
		}
		return s
	}
	return f(3) // ERROR "inlining call to a7.func1"
}

func a8() int {
	f := func(n int) int { // called twice // ERROR "can inline a8.func1" "func literal does not escape"
		s := 0
		for i := 0; i < n; i++ {
			s += i * i * i
			if s > 100 {
				s -= 7
				s *= 3
				s ^= i
				s += G
				G += s
			}
			if s > 200 {
				s -= 7
				s *= 3
				s ^= i
				s += G
				G += s
			}
			if s > 300 {
				s -= 7
				s *= 3
				s ^= i
				s += G
				G += s
			}
			if s > 400 {
				s -= 7
				s *= 3
				s ^= i
				s += G
				G += s
			}
			if s > 401 {
				s -= 7
				s *= 3
				s ^= i
				s += G
				G += s
			}
			if s > 402 {
				s -= 7
				s *= 3
				s ^= i
				s += G
				G += s
			}
			if s > 403 {
				s -= 7
				s *= 3
				s ^= i
				s += G
				G += s
			}
			if s > 404 {
				s -= 7
				s *= 3
				s ^= i
				s += G
				G += s
			}
		}
		return s
	}
	return f(3) + f(4)
}

func each(n int, yield func(int) bool) { // ERROR "can inline each" "yield does not escape"
	for i := 0; i < n; i++ {
		if !yield(i) {
			return
		}
	}
}

func seq(n int) func(func(int) bool) { // ERROR "can inline seq"
	return func(yield func(int) bool) { // ERROR "can inline seq.func1" "func literal escapes to heap" "yield does not escape"
		for i := 0; i < n; i++ {
			if !yield(i) {
				return
			}
		}
	}
}

func a9() (s int) { // ERROR "can inline a9"
	each(4, func(i int) bool { s += i; return true }) // ERROR "can inline a9.func1" "inlining call to a9.func1" "inlining call to each"
	return
}

func a10() func() int { // ERROR "can inline a10"
	x := 1 // ERROR "moved to heap: x"
	inc := func() { x++ } // ERROR "can inline a10.func1" "func literal escapes to heap"
	inc() // ERROR "inlining call to a10.func1"
	g := func() int { inc(); return x } // ERROR "can inline a10.func2" "func literal escapes to heap"
	return g
}

type S struct{ f func() int }

func a11() int {
	s := S{f: func() int { return 3 }} // ERROR "can inline a11.func1" "func literal does not escape"
	return s.f()
}

func a12(p *int) int { // ERROR "p does not escape"
	var f func() int
	f = func() int { return *p } // ERROR "can inline a12.func1" "func literal does not escape"
	return f()
}

func main() {
	sink = mk(3) // ERROR "func literal escapes to heap" "inlining call to mk"
	sink2 = nested() // ERROR "func literal escapes to heap" "inlining call to nested"
	println(outer(3), direct(3), useI(), pv(), sink(), sink2()()) // ERROR "&T{...} does not escape" "devirtualizing i.M to *T" "inlining call to (*T).M" "inlining call to apply" "inlining call to direct" "inlining call to direct.func1" "inlining call to direct.func2" "inlining call to newI" "inlining call to outer" "inlining call to outer.func1" "inlining call to small" "inlining call to twice" "inlining call to twice.func1" "inlining call to useI"
	sink = nested()() // ERROR "func literal does not escape" "func literal escapes to heap" "inlining call to nested" "inlining call to nested.func1"
	defer func() { println(small(3)) }() // ERROR "can inline main.func1" "func literal does not escape" "inlining call to small"
	go func() { println(small(3)) }() // ERROR "can inline main.func2" "func literal escapes to heap" "inlining call to small"
	h := small
	println(h(3)) // ERROR "inlining call to small"
	p := new(T).M // ERROR "new(T) does not escape" "new(T).M does not escape"
	println(p())
}
