// Func variables of which all functions are known: assignments, also in closures; what makes them unknown.
// go 1.27
package main

type node struct{ l, r *node }

func noesc(p *int) int { return *p } // ERROR "p does not escape"
func noesc2(p *int) int { return *p + 1 } // ERROR "p does not escape"
func leak(p *int) *int { return p } // ERROR "leaking param: p to result ~r0 level=0"

var sink *int

func cond(b bool) int {
	var f func(*int) int
	if b {
		f = noesc
	} else {
		f = noesc2
	}
	x := 1
	return f(&x)
}

func lits(b bool) int {
	f := func(p *int) int { return *p } // ERROR "func literal does not escape" "p does not escape"
	if b {
		f = func(p *int) int { return *p * 2 } // ERROR "func literal does not escape" "p does not escape"
	}
	x := 1
	return f(&x)
}

func rec(n *node) int { // ERROR "n does not escape"
	var visit func(n *node) int
	visit = func(n *node) int { // ERROR "func literal does not escape" "n does not escape"
		if n == nil {
			return 0
		}
		return visit(n.l) + visit(n.r) + 1
	}
	m := &node{n, nil} // ERROR "&node{...} does not escape"
	return visit(m)
}

func setInside(b bool) int {
	var f func(*int) int
	func() { // ERROR "func literal does not escape"
		f = noesc
	}()
	x := 1
	return f(&x)
}

func addr() int {
	f := noesc
	g := &f
	*g = noesc2
	x := 1 // ERROR "moved to heap: x"
	return f(&x)
}

func param(f func(*int) int) int { // ERROR "f does not escape"
	x := 1 // ERROR "moved to heap: x"
	f = noesc
	return f(&x)
}

func tuple(b bool) int {
	f, h := noesc, noesc2
	f, h = h, f
	x := 1 // ERROR "moved to heap: x"
	return f(&x) + h(&x)
}

func results(b bool) *int {
	f := leak
	if b {
		f = func(p *int) *int { return nil } // ERROR "func literal does not escape" "p does not escape"
	}
	x := 1 // ERROR "moved to heap: x"
	return f(&x)
}

func leaksOne(b bool) {
	f := noesc
	if b {
		f = func(p *int) int { sink = p; return 0 } // ERROR "func literal does not escape" "leaking param: p"
	}
	x := 1 // ERROR "moved to heap: x"
	f(&x)
}

func capture(b bool) int {
	x := 1
	y := 2
	f := func(p *int) *int { return &x } // ERROR "func literal does not escape" "p does not escape"
	if b {
		f = func(p *int) *int { return p } // ERROR "func literal does not escape" "leaking param: p to result ~r0 level=0"
	}
	return *f(&y)
}

func viaVar(b bool) int {
	g := noesc
	f := g
	if b {
		f = noesc2
	}
	x := 1 // ERROR "moved to heap: x"
	return f(&x)
}

type T struct{ n int }

func (t *T) m(p *int) int { return *p + t.n } // ERROR "p does not escape" "t does not escape"

func methods(b bool) int {
	f := (*T).m
	if b {
		f = func(t *T, p *int) int { return 0 } // ERROR "func literal does not escape" "p does not escape" "t does not escape"
	}
	x := 1
	return f(&T{1}, &x) // ERROR "&T{...} does not escape"
}

func nilled(b bool) int {
	f := noesc
	if b {
		f = nil
	}
	x := 1
	return f(&x)
}

func byParam(b bool, h func(*int) int) int { // ERROR "h does not escape"
	f := noesc
	if b {
		f = h
	}
	x := 1 // ERROR "moved to heap: x"
	return f(&x)
}

func loop() int {
	var f func(*int) int
	s := 0
	for i := 0; i < 2; i++ {
		x := i
		f = noesc
		s += f(&x)
	}
	return s
}

func ranges() int {
	s := 0
	for _, f := range []func(*int) int{noesc, noesc2} { // ERROR "[]func(*int) int{...} does not escape"
		x := 1 // ERROR "moved to heap: x"
		s += f(&x)
	}
	return s
}

func deferred(b bool) {
	f := noesc
	if b {
		f = noesc2
	}
	x := 1
	defer f(&x)
}

func inClosure(b bool) func() int {
	f := noesc
	if b {
		f = noesc2
	}
	return func() int { // ERROR "func literal escapes to heap"
		x := 1
		return f(&x)
	}
}

func variadic(b bool) int {
	f := func(p ...*int) int { return len(p) } // ERROR "func literal does not escape" "p does not escape"
	if b {
		f = func(p ...*int) int { return 2 * len(p) } // ERROR "func literal does not escape" "p does not escape"
	}
	x := 1
	return f(&x, &x) // ERROR "... argument does not escape"
}

func tup() int {
	f, g := noesc, noesc2
	f, g = noesc2, noesc
	x := 1 // ERROR "moved to heap: x"
	return f(&x) + g(&x)
}

func one() int {
	f, n := noesc, 1
	if n > 2 {
		f = noesc2
	}
	x := 1 // ERROR "moved to heap: x"
	return f(&x)
}

type F func(*int) int

func named(c bool) int {
	var f F = noesc
	if c {
		f = noesc2
	}
	x := 1 // ERROR "moved to heap: x"
	return f(&x)
}

func results2(b bool, n *node) (r *node) { // ERROR "leaking param: n to result r level=0"
	pick := func(n *node) *node { return n.l } // ERROR "func literal does not escape" "leaking param: n to result ~r0 level=1"
	if b {
		pick = func(n *node) *node { r = n; return n.r } // ERROR "func literal does not escape" "leaking param: n"
	}
	return pick(n)
}

func twoLevels(b bool) int {
	var f func(*int) int
	func() { // ERROR "func literal does not escape"
		func() { // ERROR "func literal does not escape"
			if b {
				f = noesc
			}
		}()
		f = noesc2
	}()
	x := 1
	return f(&x)
}

func addressInside() int {
	f := noesc
	func() { // ERROR "func literal does not escape"
		g := &f
		*g = noesc2
	}()
	x := 1 // ERROR "moved to heap: x"
	return f(&x)
}

func fromCall(b bool, make func() func(*int) int) int { // ERROR "make does not escape"
	f := noesc
	if b {
		f = make()
	}
	x := 1 // ERROR "moved to heap: x"
	return f(&x)
}

func methodValue(b bool, t *T) int { // ERROR "t does not escape"
	f := noesc
	if b {
		f = t.m // ERROR "t.m does not escape"
	}
	x := 1 // ERROR "moved to heap: x"
	return f(&x)
}

func received(b bool, c chan func(*int) int) int { // ERROR "c does not escape"
	f := noesc
	select {
	case f = <-c:
	default:
	}
	x := 1 // ERROR "moved to heap: x"
	return f(&x)
}

func ranged(list []func(*int) int) int { // ERROR "list does not escape"
	f := noesc
	for _, f = range list {
	}
	x := 1 // ERROR "moved to heap: x"
	return f(&x)
}

func mutual(n *node) int { // ERROR "n does not escape"
	var even, odd func(*node) int
	even = func(n *node) int { // ERROR "func literal does not escape" "n does not escape"
		if n == nil {
			return 1
		}
		return odd(n.l)
	}
	odd = func(n *node) int { // ERROR "func literal does not escape" "n does not escape"
		if n == nil {
			return 0
		}
		return even(n.l)
	}
	return even(&node{n, nil}) // ERROR "&node{...} does not escape"
}

func leaksInClosure(n *node) { // ERROR "leaking param: n"
	var visit func(*node)
	visit = func(n *node) { // ERROR "func literal does not escape" "leaking param: n"
		kept = n
		visit(n.l)
	}
	visit(&node{n, nil}) // ERROR "&node{...} escapes to heap"
}

var kept *node

func escapes() func(*node) int {
	var visit func(*node) int // ERROR "moved to heap: visit"
	visit = func(n *node) int { // ERROR "func literal escapes to heap" "n does not escape"
		m := node{n.l, n.r}
		return visit(&m)
	}
	return visit
}

func main() {}
