// By value or by reference: what assignments before, after, around and inside the first literal mean.
package main

var sink []func() int

func later(n int) func() int {
	var start int
	start = n * 2
	return func() int { return start } // ERROR "func literal escapes to heap"
}

func twice(n int) func() int {
	at := 1
	at = n
	at++
	return func() int { return at } // ERROR "func literal escapes to heap"
}

func inBranch(n int) func() int {
	low := 0
	if n > 9 {
		low = n
	}
	return func() int { return low } // ERROR "func literal escapes to heap"
}

func after(n int) func() int {
	high := n // ERROR "moved to heap: high"
	f := func() int { return high } // ERROR "func literal escapes to heap"
	high = 3
	return f
}

func inLoop(n int) int {
	x := n // ERROR "moved to heap: x"
	for i := 0; i < 3; i++ {
		sink = append(sink, func() int { return x + i }) // ERROR "append escapes to heap" "func literal escapes to heap"
		x++
	}
	return x
}

func inLoopFresh(n int) {
	for i := 0; i < n; i++ {
		x := i
		x *= 2
		i++
		sink = append(sink, func() int { return x*100 + i }) // ERROR "append escapes to heap" "func literal escapes to heap"
	}
}

func loopVarAfter(n int) {
	for i := 0; i < n; i++ { // ERROR "moved to heap: i"
		sink = append(sink, func() int { return i }) // ERROR "append escapes to heap" "func literal escapes to heap"
		i++
	}
}

func afterLoop(n int) func() int {
	x := 0
	for i := range n {
		x += i
	}
	return func() int { return x } // ERROR "func literal escapes to heap"
}

func looping(n int) {
	x := 0 // ERROR "moved to heap: x"
again:
	x++
	sink = append(sink, func() int { return x }) // ERROR "append escapes to heap" "func literal escapes to heap"
	if x < n {
		goto again
	}
}

func loopingFresh(n int) {
	k := 0
again:
	x := k
	x += 5
	sink = append(sink, func() int { return x }) // ERROR "append escapes to heap" "func literal escapes to heap"
	k++
	if k < n {
		goto again
	}
}

func inside(n int) func() int {
	x := 1 // ERROR "moved to heap: x"
	x = n
	return func() int { x++; return x } // ERROR "func literal escapes to heap"
}

func nested(n int) func() func() int {
	x := 1 // ERROR "moved to heap: x"
	x = n
	return func() func() int { return func() int { x++; return x } } // ERROR "func literal escapes to heap"
}

func nestedRead(n int) func() func() int {
	x := 1
	x = n
	return func() func() int { return func() int { return x } } // ERROR "func literal escapes to heap"
}

func otherWrites(n int) func() int {
	x := 1 // ERROR "moved to heap: x"
	x = n
	f := func() int { return x } // ERROR "func literal escapes to heap"
	g := func() { x = 9 } // ERROR "func literal does not escape"
	g()
	return f
}

func address(n int) func() int {
	x := 1 // ERROR "moved to heap: x"
	x = n
	p := &x
	f := func() int { return x } // ERROR "func literal escapes to heap"
	*p = 8
	return f
}

func sameStatement(n int) func() int {
	var f func() int
	x := 1 // ERROR "moved to heap: x"
	x, f = n, func() int { return x } // ERROR "func literal escapes to heap"
	return f
}

func recursive(n int) int {
	var f func(int) int
	f = func(k int) int { // ERROR "func literal does not escape"
		if k == 0 {
			return 0
		}
		return k + f(k-1)
	}
	return f(n)
}

func deferred(n int) (r int) {
	x := 1
	x = n
	defer func() { r += x }() // ERROR "func literal does not escape"
	x += 100
	return 1
}

func deferredByValue(n int) (r int) {
	x := 1
	x = n
	defer func() { r += x }() // ERROR "func literal does not escape"
	return 1
}

func gone(n int) int {
	x := 1
	x = n
	c := make(chan int)
	go func() { c <- x }() // ERROR "func literal escapes to heap"
	return <-c
}

func rangeTarget(n int) []func() int {
	var v int // ERROR "moved to heap: v"
	var fs []func() int
	for v = range n {
		fs = append(fs, func() int { return v }) // ERROR "append escapes to heap" "func literal escapes to heap"
	}
	return fs
}

func rangeTargetThen(n int) func() int {
	var v int
	for v = range n {
	}
	return func() int { return v } // ERROR "func literal escapes to heap"
}

func count(yield func(int) bool) { // ERROR "yield does not escape"
	for i := 0; i < 3; i++ {
		if !yield(i) {
			return
		}
	}
}

func overFunc(n int) func() int {
	x := 1
	x = n
	y := 0 // ERROR "moved to heap: y"
	var f func() int // ERROR "moved to heap: f"
	for i := range count { // ERROR "func literal does not escape"
		z := i
		z += x
		y += z
		f = func() int { return z*10 + i } // ERROR "func literal escapes to heap"
		sink = append(sink, func() int { return y }) // ERROR "append escapes to heap" "func literal escapes to heap"
	}
	y += 1000
	return func() int { return f() + y } // ERROR "func literal escapes to heap"
}

func overFuncTarget() int {
	var v, w int // ERROR "moved to heap: v" "moved to heap: w"
	w = 4
	for v = range count { // ERROR "func literal does not escape"
		w += v
		sink = append(sink, func() int { return v + w }) // ERROR "append escapes to heap" "func literal escapes to heap"
	}
	return v + w
}

func overParam[F ~func(func(int) bool)](f F) (r []func() int) {
	x := 1
	x = 2
	for i := range f {
		r = append(r, func() int { return x + i })
		x++
		i += 10
	}
	return r
}

func overParamSlice[S ~[]int](s S) (r []func() int) {
	x := 1
	x = 2
	for i := range s {
		r = append(r, func() int { return x + i })
		x++
		i += 10
	}
	return r
}

func inSwitch(n int) func() int {
	x := 0
	switch {
	case n > 3:
		x = 3
		fallthrough
	default:
		x++
		f := func() int { return x } // ERROR "func literal escapes to heap"
		return f
	}
}

func inSelect(c chan int) func() int { // ERROR "c does not escape"
	var x int
	var ok bool
	select {
	case x, ok = <-c:
		if ok {
			x++
		}
	}
	return func() int { return x } // ERROR "func literal escapes to heap"
}

func inTypeSwitch(a any) func() int { // ERROR "a does not escape"
	switch x := a.(type) {
	case int:
		x++
		return func() int { return x } // ERROR "func literal escapes to heap"
	}
	return nil
}

func inCond(n int) {
	for i := 0; func() bool { return i < n }(); i++ { // ERROR "func literal does not escape" "moved to heap: i"
		sink = append(sink, func() int { return i }) // ERROR "append escapes to heap" "func literal escapes to heap"
		i++
	}
}

func inCondWrites(n int) {
	for i := 0; func() bool { i++; return i < n }(); sink = append(sink, func() int { return i }) { // ERROR "append escapes to heap" "func literal does not escape" "func literal escapes to heap" "moved to heap: i"
	}
}

func inPost(n int) {
	var f func() int
	for i := 0; i < n; i, f = i+1, func() int { return i } { // ERROR "func literal escapes to heap" "moved to heap: i"
		if f != nil {
			sink = append(sink, f) // ERROR "append escapes to heap"
		}
	}
}

func param(n int) func() int {
	n++
	return func() int { return n } // ERROR "func literal escapes to heap"
}

func paramAfter(n int) func() int { // ERROR "moved to heap: n"
	f := func() int { return n } // ERROR "func literal escapes to heap"
	n++
	return f
}

type big struct{ a [20]int }

func large() func() int {
	var b big // ERROR "moved to heap: b"
	b.a[3] = 4
	return func() int { return b.a[3] } // ERROR "func literal escapes to heap"
}

type two struct{ a, b int }

func field() func() int {
	var t two
	t.a = 4
	return func() int { return t.a } // ERROR "func literal escapes to heap"
}

func fieldAfter() func() int {
	var t two // ERROR "moved to heap: t"
	f := func() int { return t.a } // ERROR "func literal escapes to heap"
	t.a = 4
	return f
}

func labelBlock(n int) func() int {
	x := 0
	if n > 0 {
	again:
		x++
		if x < 3 {
			goto again
		}
	}
	return func() int { return x } // ERROR "func literal escapes to heap"
}

func labelPlainBlock(n int) func() int {
	x := 0 // ERROR "moved to heap: x"
	{
	again:
		x++
		if x < 3 {
			goto again
		}
	}
	return func() int { return x } // ERROR "func literal escapes to heap"
}

func methodValueIn(n int) func() int {
	x := 0 // ERROR "moved to heap: x"
	func() { x = n }() // ERROR "func literal does not escape"
	return func() int { return x } // ERROR "func literal escapes to heap"
}

func text(b []byte) func() string { // ERROR "b does not escape"
	s := "none"
	if len(b) > 1 {
		s = string(b) // ERROR "string(b) escapes to heap"
	}
	return func() string { return s } // ERROR "func literal escapes to heap"
}

func pointer(n int) func() int {
	var p *int
	p = new(int) // ERROR "new(int) escapes to heap"
	*p = n
	if n > 100 {
		p = nil
	}
	return func() int { return *p } // ERROR "func literal escapes to heap"
}

func main() {}
