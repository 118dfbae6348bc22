// with inlining

package main

type point struct{ x, y int }

func (p *point) get() int { return p.x } // ERROR "can inline (*point).get" "p does not escape"
func (p point) sum() int  { return p.x + p.y } // ERROR "can inline point.sum"
func addr() *int          { x := 42; return &x } // ERROR "can inline addr" "moved to heap: x"
func add(a, b int) int    { return a + b } // ERROR "can inline add"
func sized(n int) []byte  { return make([]byte, n) } // ERROR "can inline sized" "make([]byte, n) escapes to heap"
func outer(a int) int     { return add(a, 1) + add(a, 2) } // ERROR "can inline outer" "inlining call to add"
func id(p *int) *int      { return p } // ERROR "can inline id" "leaking param: p to result ~r0 level=0"
func loop(n int) (s int) { // ERROR "can inline loop"
	for i := 0; i < n; i++ {
		s += add(i, n) // ERROR "inlining call to add"
	}
	return
}

func fact(n int) int { // ERROR "can inline fact"
	if n < 2 {
		return 1
	}
	return n * fact(n-1) // ERROR "inlining call to fact"
}

//go:noinline
func not(n int) int { return n }

func variadic(xs ...int) int { return len(xs) } // ERROR "can inline variadic" "xs does not escape"

var sink *int
var anything any

func large(a, b, c, d int) int {
	for a < b {
		a, b, c, d = b+c*d, c-a*d, d*a-b, a*b*c*d
		if a&b == c^d && b|c == d&^a || c+d == a-b && d*a == b*c {
			not(a + b)
		}
	}
	return a + b + c + d
}

func main() {
	p := point{1, 2}
	println(p.get(), p.sum(), *addr()) // ERROR "inlining call to (*point).get" "inlining call to addr" "inlining call to point.sum"
	sink = addr() // ERROR "inlining call to addr" "moved to heap: x"
	b := sized(10) // ERROR "inlining call to sized" "make([]byte, 10) does not escape"
	println(len(b), outer(1), loop(3), fact(4), not(1), variadic(1, 2), large(1, 2, 3, 4)) // ERROR "... argument does not escape" "inlining call to add" "inlining call to fact" "inlining call to loop" "inlining call to outer" "inlining call to variadic"
	for i := range 3 {
		q := addr() // ERROR "inlining call to addr"
		*q += i
		x := i // ERROR "moved to heap: x"
		sink = id(&x) // ERROR "inlining call to id"
	}
	anything = add(1, 2) // ERROR "inlining call to add" "~r0 escapes to heap"
}
