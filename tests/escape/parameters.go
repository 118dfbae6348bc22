// What a parameter's tag says: heap, content, results with their level.
package main

type pair struct{ a, b *int }

var sink *int
var sinkAny any

func leaks(p *int)          { sink = p } // ERROR "leaking param: p"
func content(p **int)       { sink = *p } // ERROR "leaking param content: p"
func through(p *int) *int   { return p } // ERROR "leaking param: p to result ~r0 level=0"
func loaded(p **int) *int   { return *p } // ERROR "leaking param: p to result ~r0 level=1"
func field(p *pair) *int    { return p.a } // ERROR "leaking param: p to result ~r0 level=1"
func value(p pair) *int     { return p.a } // ERROR "leaking param: p to result ~r0 level=0"
func stays(p *int) int      { return *p } // ERROR "p does not escape"
func ignored(_ *int, _ any) {}
func both(p, q *int) (x, y *int) { // ERROR "leaking param: p to result y level=0" "leaking param: q to result x level=0"
	return q, p
}
func named(p *int) (result *int) { // ERROR "leaking param: p to result result level=0"
	result = p
	return
}
func six(a, b, c, d, e, f *int) (*int, *int, *int, *int, *int, *int) { return a, b, c, d, e, f } // ERROR "leaking param: a to result ~r0 level=0" "leaking param: b to result ~r1 level=0" "leaking param: c to result ~r2 level=0" "leaking param: d to result ~r3 level=0" "leaking param: e to result ~r4 level=0" "leaking param: f"
func store(dst **int, p *int) { // ERROR "dst does not escape" "leaking param: p"
	*dst = p
}
func swap(p *pair)          { p.a, p.b = p.b, p.a } // ERROR "p does not escape" "swap ignoring self-assignment in p.a, p.b = p.b, p.a"
func (p *pair) method() *int { return p.b } // ERROR "leaking param: p to result ~r0 level=1"
func (p pair) byValue() *int { return p.b } // ERROR "leaking param: p to result ~r0 level=0"

func recursive(p *int, n int) *int { // ERROR "leaking param: p to result ~r0 level=0"
	if n == 0 {
		return p
	}
	return recursive(p, n-1)
}
func even(p *int, n int) *int { // ERROR "leaking param: p"
	if n == 0 {
		return p
	}
	return odd(p, n-1)
}
func odd(p *int, n int) *int { // ERROR "leaking param: p"
	if n == 0 {
		sink = p
	}
	return even(p, n-1)
}
func slice(s []*int) *int       { return s[0] } // ERROR "leaking param: s to result ~r0 level=1"
func elements(s []*int) (t *int) { // ERROR "leaking param: s to result t level=1"
	for _, v := range s {
		t = v
	}
	return
}
func mapped(m map[string]*int) *int { return m["a"] } // ERROR "m does not escape"
func received(c chan *int) *int     { return <-c } // ERROR "c does not escape"
func sent(c chan *int, p *int)      { c <- p } // ERROR "c does not escape" "leaking param: p"
func keyed(m map[*int]*int, k, v *int) { // ERROR "leaking param: k" "leaking param: v" "m does not escape"
	m[k] = v
}
func asserted(i any) *int { // ERROR "leaking param: i to result ~r0 level=0"
	return i.(*int)
}
func assertedValue(i any) pair { return i.(pair) } // ERROR "leaking param: i to result ~r0 level=1"
func boxed(p *int) any         { return p } // ERROR "leaking param: p to result ~r0 level=0"
func boxedValue(p pair) any    { return p } // ERROR "leaking param: p" "p escapes to heap"
func called(f func(*int), p *int) { // ERROR "f does not escape" "leaking param: p"
	f(p)
}
func variadic(ps ...*int) *int { return ps[0] } // ERROR "leaking param: ps to result ~r0 level=1"

func main() {
	x := 1
	through(&x)
	stays(&x)
	y := 2 // ERROR "moved to heap: y"
	leaks(&y)
	z := 3 // ERROR "moved to heap: z"
	pz := &z
	content(&pz)
	variadic(&x) // ERROR "... argument does not escape"
	sink = variadic(pz) // ERROR "... argument does not escape"
	called(func(p *int) {}, new(int)) // ERROR "func literal does not escape" "new(int) escapes to heap" "p does not escape"
	sinkAny = boxedValue(pair{})
}
