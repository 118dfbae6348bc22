// Boxes, methods behind interfaces, method values.
package main

type shape interface{ area() int }
type square struct{ side int }
type box struct{ p *int }

func (s square) area() int { return s.side * s.side }
func (b *box) area() int   { return *b.p } // ERROR "b does not escape"
func (b *box) self() *box  { return b } // ERROR "leaking param: b to result ~r0 level=0"

var sink any
var sinkFunc func() int

func unknown(s shape) int { return s.area() } // ERROR "leaking param: s"

func boxes(n int) {
	var a any = n // ERROR "n does not escape"
	_ = a
	sink = n // ERROR "n escapes to heap"
	sink = 7 // ERROR "7 escapes to heap"
	sink = "constant" // ERROR "\"constant\" escapes to heap"
	sink = struct{}{} // ERROR "struct {}{} escapes to heap"
	var b any = true // ERROR "true does not escape"
	if b == sink {
		sink = byte(n) // ERROR "byte(n) escapes to heap"
	}
}

func known() int {
	var s shape = square{3} // ERROR "square{...} does not escape"
	return s.area() // ERROR "devirtualizing s.area to square"
}

func knownPointer(p *int) int { // ERROR "p does not escape"
	var s shape = &box{p} // ERROR "&box{...} does not escape"
	return s.area() // ERROR "devirtualizing s.area to *box"
}

func notKnown(c bool) int {
	var s shape
	if c {
		s = square{1} // ERROR "square{...} escapes to heap"
	} else {
		s = &box{new(int)} // ERROR "&box{...} escapes to heap" "new(int) escapes to heap"
	}
	return s.area()
}

func switched(i any) int { // ERROR "leaking param: i"
	switch v := i.(type) {
	case *int:
		return *v
	case square:
		return v.side
	case shape:
		return v.area()
	}
	return 0
}

func methodValue(b *box) int { // ERROR "b does not escape"
	f := b.area // ERROR "b.area does not escape"
	return f()
}

func methodValueKept(b *box) { // ERROR "leaking param: b"
	sinkFunc = b.area // ERROR "b.area escapes to heap"
}

func methodExpression(b *box) int { // ERROR "b does not escape"
	return (*box).area(b)
}

func selfish() int {
	b := &box{new(int)} // ERROR "&box{...} does not escape" "new(int) does not escape"
	return b.self().area()
}

func equal(a, b any) bool { return a == b } // ERROR "a does not escape" "b does not escape"

type valuer interface{ Value() int }
type teller interface{ Tell() string }
type cell struct{ n int }

func (c *cell) Value() int { return c.n } // ERROR "c does not escape"
func (c *cell) inner() int { return c.n } // ERROR "c does not escape"

func throughAssertion() int {
	var v valuer = &cell{4} // ERROR "&cell{...} does not escape"
	return v.(interface{ inner() int }).inner() // ERROR "devirtualizing v.(interface { main.inner() int }).inner to *cell"
}

func named() int {
	var v any = &cell{4} // ERROR "&cell{...} does not escape"
	return v.(valuer).Value() // ERROR "devirtualizing v.(valuer).Value to *cell"
}

func twice() int {
	var v any = &cell{4} // ERROR "&cell{...} does not escape"
	return v.(valuer).(interface{ inner() int }).inner() // ERROR "devirtualizing v.(valuer).(interface { main.inner() int }).inner to *cell"
}

func variable() int {
	var v any = &cell{4} // ERROR "&cell{...} does not escape"
	w := v.(valuer)
	return w.Value() // ERROR "devirtualizing w.Value to *cell"
}

func never() string {
	var v any = &cell{4} // ERROR "&cell{...} escapes to heap"
	return v.(teller).Tell()
}

func otherSignature() string {
	var v any = &cell{4} // ERROR "&cell{...} escapes to heap"
	return v.(interface{ Value() string }).Value()
}

func unnamed() int {
	var v valuer = struct {
		m int
		*cell
	}{1, &cell{5}} // ERROR "&cell{...} does not escape" "struct { m int; *cell }{...} does not escape"
	return v.Value() // ERROR "devirtualizing v.Value to struct { m int; *cell }"
}

func unnamedMore(m map[cell]*cell, s []cell) int { // ERROR "m does not escape" "s does not escape"
	var v valuer = struct {
		m map[cell]*cell
		s []cell "main.tag"
		*cell
	}{m, s, &cell{5}} // ERROR "&cell{...} does not escape" "struct { m map[cell]*cell; s []cell \"main.tag\"; *cell }{...} does not escape"
	return v.Value() // ERROR "devirtualizing v.Value to struct { m map[cell]*cell; s []cell \"main.tag\"; *cell }"
}

func main() {
	unknown(square{1}) // ERROR "square{...} escapes to heap"
	boxes(1000)
	known()
	knownPointer(new(int)) // ERROR "new(int) does not escape"
	notKnown(true)
	switched(square{2}) // ERROR "square{...} escapes to heap"
	x := 5 // ERROR "moved to heap: x"
	switched(&x)
	methodValue(&box{&x}) // ERROR "&box{...} does not escape"
	methodValueKept(&box{new(int)}) // ERROR "&box{...} escapes to heap" "new(int) escapes to heap"
	methodExpression(&box{&x}) // ERROR "&box{...} does not escape"
	selfish()
	println(equal(x, 6)) // ERROR "6 does not escape" "x does not escape"
}

var kept any

// A clause's variable is declared at the end of the clause's last type.
func clauseVariables(v any) { // ERROR "leaking param: v"
	switch x := v.(type) {
	case *int, []string: // ERROR "moved to heap: x"
		kept = &x
	case map[string][]int, func(int) (a, b bool): // ERROR "moved to heap: x"
		kept = &x
	case nil: // ERROR "moved to heap: x"
		kept = &x
	default: // ERROR "moved to heap: x"
		kept = &x
	}
}
