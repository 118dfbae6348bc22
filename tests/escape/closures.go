// Captures by value and by reference, closures that stay, go, are returned.
package main

var sinkFunc func()

func counter() func() int {
	n := 0 // ERROR "moved to heap: n"
	return func() int { // ERROR "func literal escapes to heap"
		n++
		return n
	}
}

func byValue(n int) func() int {
	return func() int { return n } // ERROR "func literal escapes to heap"
}

func local() int {
	n := 0
	inc := func() { n++ } // ERROR "func literal does not escape"
	inc()
	inc()
	return n
}

func direct() int {
	x := 1
	p := func() *int { return &x }() // ERROR "func literal does not escape"
	return *p
}

func parameterOfLiteral() int {
	x := 1
	return *func(p *int) *int { return p }(&x) // ERROR "func literal does not escape" "leaking param: p to result ~r0 level=0"
}

func unknownCaller() {
	x := 1 // ERROR "moved to heap: x"
	f := func() *int { return &x } // ERROR "func literal does not escape"
	g := f
	if x == 2 {
		g = nil
	}
	*g() = 2
}

func goroutine() {
	x := 1 // ERROR "moved to heap: x"
	done := make(chan bool)
	go func() { // ERROR "func literal escapes to heap"
		x++
		done <- true
	}()
	<-done
}

func goArgument() {
	x := 1
	done := make(chan bool)
	go func(n int) { done <- n > 0 }(x) // ERROR "func literal escapes to heap"
	<-done
}

func deferred() (n int) {
	x := 1
	defer func() { n += x }() // ERROR "func literal does not escape"
	x++
	return 0
}

func deferredInLoop() {
	for i := 0; i < 3; i++ {
		defer func() { println(i) }() // ERROR "func literal escapes to heap"
	}
}

func nested() func() func() int {
	x := 0 // ERROR "moved to heap: x"
	return func() func() int { // ERROR "func literal escapes to heap"
		x++
		return func() int { x++; return x } // ERROR "func literal escapes to heap"
	}
}

func perIteration() (fs []func() int) {
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { return i }) // ERROR "append escapes to heap" "func literal escapes to heap"
	}
	return
}

func large() int {
	var a [20]int
	var b [4]int
	f := func() int { return a[0] + b[0] } // ERROR "func literal does not escape"
	return f()
}

func inner() {
	var p *int
	func() { p = new(int) }() // ERROR "func literal does not escape" "new(int) escapes to heap"
	*p = 1
}

func recursive() int {
	var f func(int) int
	f = func(n int) int { // ERROR "func literal does not escape"
		if n == 0 {
			return 0
		}
		return f(n - 1)
	}
	return f(3)
}

func main() {
	counter()
	byValue(1)
	local()
	direct()
	parameterOfLiteral()
	unknownCaller()
	goroutine()
	goArgument()
	deferred()
	deferredInLoop()
	nested()
	perIteration()
	large()
	inner()
	recursive()
	sinkFunc = func() {} // ERROR "func literal escapes to heap"
}

type carried struct{ n int }

// The value a loop variable hands to the next iteration lives outside the loop.
func carries() int {
	sum, n := 0, 0
	for p := (*carried)(nil); n < 3; n++ {
		f := func() int { return p.n } // ERROR "func literal does not escape"
		q := &carried{n} // ERROR "&carried{...} escapes to heap"
		if p != nil {
			sum += f()
		}
		p = q
	}
	return sum
}

// Each iteration has a variable of its own: the post statement changes the next one's, so that a copy is captured.
func loopCaptures() []func() int {
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { return i }) // ERROR "append escapes to heap" "func literal escapes to heap"
	}
	for i := 0; i < 3; i++ { // ERROR "moved to heap: i"
		fs = append(fs, func() int { return i }) // ERROR "append escapes to heap" "func literal escapes to heap"
		i++
	}
	for i := 0; i < 3; func() { i++ }() { // ERROR "func literal does not escape" "moved to heap: i"
		fs = append(fs, func() int { return i }) // ERROR "append escapes to heap" "func literal escapes to heap"
	}
	for i, j := 0, 3; func() bool { return i < j }(); i, j = i+1, j-1 { // ERROR "func literal does not escape"
		fs = append(fs, func() int { return i }) // ERROR "append escapes to heap" "func literal escapes to heap"
	}
	for i := 0; i < 3; i, fs = i+1, append(fs, func() int { return i }) { // ERROR "append escapes to heap" "func literal escapes to heap" "moved to heap: i"
	}
	for i := 0; i < 3; i++ { // ERROR "moved to heap: i"
		p := &i
		fs = append(fs, func() int { return *p }) // ERROR "append escapes to heap" "func literal escapes to heap"
	}
	return fs
}

type adder struct{ n int }

func (c *adder) add(p *int)          {} // ERROR "c does not escape" "p does not escape"
func pointer(p *int)                 {} // ERROR "p does not escape"
func many(n int, a []int, p ...*int) {} // ERROR "a does not escape" "p does not escape"

// What the statement's wrapper makes itself does not escape with the wrapper.
func madeInWrappers(x int, a interface{ add(*int) }, unknown func(*int)) { // ERROR "leaking param: a" "leaking param: unknown" "moved to heap: x"
	go pointer(new(int)) // ERROR "new(int) does not escape"
	go new(adder).add(new(int)) // ERROR "new(adder) does not escape" "new(int) does not escape"
	go many(x, []int{x, 2}, new(int), &x) // ERROR "... argument does not escape" "[]int{...} does not escape" "new(int) does not escape"
	go a.add(new(int)) // ERROR "new(int) escapes to heap"
	go unknown(new(int)) // ERROR "new(int) escapes to heap"
	for {
		defer pointer(new(int)) // ERROR "new(int) does not escape"
		defer many(1, []int{x}) // ERROR "[]int{...} does not escape"
		go pointer(&[]int{x}[0]) // ERROR "[]int{...} escapes to heap"
	}
}
