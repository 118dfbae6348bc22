// Variadic calls in texts: what goes to a ...T is one argument.
package main

type E string

func (e E) Error() string            { return string(e) } // ERROR "leaking param: e to result ~r0 level=0"
func f(x ...int) string              { return "a" } // ERROR "x does not escape"
func g(s string, x ...any) string    { return s } // ERROR "leaking param: s to result ~r0 level=0" "x does not escape"
func (e E) m(x ...int) string        { return "b" } // ERROR "e does not escape" "x does not escape"
func (e *E) p(a int, x ...int) string { return "b" } // ERROR "e does not escape" "x does not escape"

var sink any
var err error

func main() {
	var e E
	xs := []int{1} // ERROR "[]int{...} escapes to heap"
	sink = f() // ERROR "f(nil...) escapes to heap"
	sink = f(1) // ERROR "... argument does not escape" "f(... argument...) escapes to heap"
	sink = f(1, 2) // ERROR "... argument does not escape" "f(... argument...) escapes to heap"
	sink = f(xs...) // ERROR "f(xs...) escapes to heap"
	sink = g("a") // ERROR "g(\"a\", nil...) escapes to heap"
	sink = g("a", 1, e) // ERROR "... argument does not escape" "1 does not escape" "e does not escape" "g(\"a\", ... argument...) escapes to heap"
	sink = g("a", []any{1}...) // ERROR "1 does not escape" "[]any{...} does not escape" "g(\"a\", []any{...}...) escapes to heap"
	sink = e.m() // ERROR "E.m(e, nil...) escapes to heap"
	sink = e.m(1) // ERROR "... argument does not escape" "E.m(e, ... argument...) escapes to heap"
	sink = e.p(1) // ERROR "(*E).p(e, 1, nil...) escapes to heap"
	sink = e.p(1, 2, 3) // ERROR "(*E).p(e, 1, ... argument...) escapes to heap" "... argument does not escape"
	err = E(g("x", 1)) // ERROR "... argument does not escape" "1 does not escape" "E(g(\"x\", ... argument...)) escapes to heap"
	err = E(g("x")) // ERROR "E(g(\"x\", nil...)) escapes to heap"
	sink = append(xs, 1, 2) // ERROR "append escapes to heap" "append(xs, 1, 2) escapes to heap"
	k := func(x ...int) string { return "" } // ERROR "func literal does not escape" "x does not escape"
	sink = k(1, 2) // ERROR "... argument does not escape" "k(... argument...) escapes to heap"
	sink = k() // ERROR "k(nil...) escapes to heap"
}
