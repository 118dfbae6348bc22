// What a function literal sees of a variable that was assigned before, after, around and inside it.
package main

var sink []func() int

func later(n int) func() int {
	var start int
	start = n * 2
	return func() int { return start }
}

func twice(n int) func() int {
	at := 1
	at = n
	at++
	return func() int { return at }
}

func inBranch(n int) func() int {
	low := 0
	if n > 9 {
		low = n
	}
	return func() int { return low }
}

func after(n int) func() int {
	high := n
	f := func() int { return high }
	high = 3
	return f
}

func inLoop(n int) int {
	x := n
	for i := 0; i < 3; i++ {
		sink = append(sink, func() int { return x + i })
		x++
	}
	return x
}

func inLoopFresh(n int) {
	for i := 0; i < n; i++ {
		x := i
		x *= 2
		i++
		sink = append(sink, func() int { return x*100 + i })
	}
}

func loopVarAfter(n int) {
	for i := 0; i < n; i++ {
		sink = append(sink, func() int { return i })
		i++
	}
}

func afterLoop(n int) func() int {
	x := 0
	for i := range n {
		x += i
	}
	return func() int { return x }
}

func looping(n int) {
	x := 0
again:
	x++
	sink = append(sink, func() int { return x })
	if x < n {
		goto again
	}
}

func loopingFresh(n int) {
	k := 0
again:
	x := k
	x += 5
	sink = append(sink, func() int { return x })
	k++
	if k < n {
		goto again
	}
}

func inside(n int) func() int {
	x := 1
	x = n
	return func() int { x++; return x }
}

func nested(n int) func() func() int {
	x := 1
	x = n
	return func() func() int { return func() int { x++; return x } }
}

func nestedRead(n int) func() func() int {
	x := 1
	x = n
	return func() func() int { return func() int { return x } }
}

func otherWrites(n int) func() int {
	x := 1
	x = n
	f := func() int { return x }
	g := func() { x = 9 }
	g()
	return f
}

func address(n int) func() int {
	x := 1
	x = n
	p := &x
	f := func() int { return x }
	*p = 8
	return f
}

func sameStatement(n int) func() int {
	var f func() int
	x := 1
	x, f = n, func() int { return x }
	return f
}

func recursive(n int) int {
	var f func(int) int
	f = func(k int) int {
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
	defer func() { r += x }()
	x += 100
	return 1
}

func deferredByValue(n int) (r int) {
	x := 1
	x = n
	defer func() { r += x }()
	return 1
}

func gone(n int) int {
	x := 1
	x = n
	c := make(chan int)
	go func() { c <- x }()
	return <-c
}

func rangeTarget(n int) []func() int {
	var v int
	var fs []func() int
	for v = range n {
		fs = append(fs, func() int { return v })
	}
	return fs
}

func rangeTargetThen(n int) func() int {
	var v int
	for v = range n {
	}
	return func() int { return v }
}

func count(yield func(int) bool) {
	for i := 0; i < 3; i++ {
		if !yield(i) {
			return
		}
	}
}

func overFunc(n int) func() int {
	x := 1
	x = n
	y := 0
	var f func() int
	for i := range count {
		z := i
		z += x
		y += z
		f = func() int { return z*10 + i }
		sink = append(sink, func() int { return y })
	}
	y += 1000
	return func() int { return f() + y }
}

func overFuncTarget() int {
	var v, w int
	w = 4
	for v = range count {
		w += v
		sink = append(sink, func() int { return v + w })
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
		f := func() int { return x }
		return f
	}
}

func inSelect(c chan int) func() int {
	var x int
	var ok bool
	select {
	case x, ok = <-c:
		if ok {
			x++
		}
	}
	return func() int { return x }
}

func inTypeSwitch(a any) func() int {
	switch x := a.(type) {
	case int:
		x++
		return func() int { return x }
	}
	return nil
}

func inCond(n int) {
	for i := 0; func() bool { return i < n }(); i++ {
		sink = append(sink, func() int { return i })
		i++
	}
}

func inCondWrites(n int) {
	for i := 0; func() bool { i++; return i < n }(); sink = append(sink, func() int { return i }) {
	}
}

func inPost(n int) {
	var f func() int
	for i := 0; i < n; i, f = i+1, func() int { return i } {
		if f != nil {
			sink = append(sink, f)
		}
	}
}

func param(n int) func() int {
	n++
	return func() int { return n }
}

func paramAfter(n int) func() int {
	f := func() int { return n }
	n++
	return f
}

type big struct{ a [20]int }

func large() func() int {
	var b big
	b.a[3] = 4
	return func() int { return b.a[3] }
}

type two struct{ a, b int }

func field() func() int {
	var t two
	t.a = 4
	return func() int { return t.a }
}

func fieldAfter() func() int {
	var t two
	f := func() int { return t.a }
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
	return func() int { return x }
}

func labelPlainBlock(n int) func() int {
	x := 0
	{
	again:
		x++
		if x < 3 {
			goto again
		}
	}
	return func() int { return x }
}

func methodValueIn(n int) func() int {
	x := 0
	func() { x = n }()
	return func() int { return x }
}

func text(b []byte) func() string {
	s := "none"
	if len(b) > 1 {
		s = string(b)
	}
	return func() string { return s }
}

func pointer(n int) func() int {
	var p *int
	p = new(int)
	*p = n
	if n > 100 {
		p = nil
	}
	return func() int { return *p }
}

func flush(name string) {
	print(name)
	for _, f := range sink {
		print(" ", f())
	}
	println()
	sink = nil
}

func main() {
	println(later(1)(), twice(2)(), inBranch(10)(), after(4)())
	println(inLoop(5))
	flush("inLoop")
	inLoopFresh(4)
	flush("inLoopFresh")
	loopVarAfter(4)
	flush("loopVarAfter")
	println(afterLoop(5)())
	looping(3)
	flush("looping")
	loopingFresh(3)
	flush("loopingFresh")
	f := inside(3)
	println(f(), f())
	f = nested(3)()
	println(f(), f(), nestedRead(4)()())
	println(otherWrites(1)(), address(1)(), sameStatement(2)(), recursive(4))
	println(deferred(2), deferredByValue(2), gone(3))
	for _, f := range rangeTarget(4) {
		print(f(), " ")
	}
	println(rangeTargetThen(4)())
	println(overFunc(2)())
	flush("overFunc")
	println(overFuncTarget())
	flush("overFuncTarget")
	sink = overParam(count)
	flush("overParam")
	sink = overParamSlice([]int{7, 8})
	flush("overParamSlice")
	c := make(chan int, 1)
	c <- 4
	println(inSwitch(4)(), inSelect(c)(), inTypeSwitch(5)())
	inCond(4)
	flush("inCond")
	inCondWrites(4)
	flush("inCondWrites")
	inPost(4)
	flush("inPost")
	println(param(1)(), paramAfter(1)(), large()(), field()(), fieldAfter()())
	println(labelBlock(1)(), labelPlainBlock(1)(), methodValueIn(3)(), text([]byte("some"))(), pointer(8)())
}
