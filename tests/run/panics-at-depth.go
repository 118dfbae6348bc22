// Deferred calls that panic nest as deep as there are, on stacks that grow from C as from Go; what recovers them, ends them by
// Goexit or faults does so at every depth, also just below the end of a stack.
package main

// stress: gc=200,poison=1,verify=1
import "runtime"

type node struct{ next *node }

// Each level recovers and panics again inside its deferred call.
func climb(level, top int) (sum int) {
	defer func() {
		if v := recover(); v != nil {
			sum = v.(int) + 1
			if level > 0 {
				panic(sum)
			}
		}
	}()
	if level == top {
		panic(0)
	}
	return climb(level+1, top)
}

// n deferred calls of one frame, each of which panics while the one before does.
func pile(n int, what func(i int)) (last any) {
	defer func() { last = recover() }()
	for i := range n {
		defer what(i)
	}
	panic("first")
}

// Recovers in each deferred call, which leaves the rest to run on top of the stack that panicked.
func stairs(n int) (got int) {
	defer func() {
		if recover() != nil {
			got++
		}
	}()
	for i := range n {
		defer func() {
			if recover() != nil {
				got++
			}
			if i%2 == 0 {
				panic(i)
			}
		}()
	}
	return
}

func exits(level, top int, done chan<- int) {
	defer func() {
		if level == 0 {
			done <- top
			return
		}
		runtime.Goexit()
	}()
	if level == top {
		panic("lost")
	}
	exits(level+1, top, done)
}

// Panics with n bytes of stack used, so that the panic begins at every distance from the end of the slot.
//
//go:noinline
func at(depth int, p *node) (r string) {
	var pad [4]int
	pad[depth&3] = depth
	if depth == 0 {
		defer func() { r = recover().(error).Error() }()
		defer func() { _ = p.next.next }()
		_ = p.next
		return
	}
	r = at(depth-1, p)
	if pad[3] < 0 {
		r += "?"
	}
	return
}

func trace(depth int) int {
	if depth == 0 {
		buf := make([]byte, 1<<20)
		return runtime.Stack(buf, false)
	}
	defer func() {}()
	return trace(depth - 1)
}

func main() {
	for _, top := range []int{1, 400, 20000} {
		println(climb(0, top))
		println(pile(top, func(i int) { panic(i) }).(int))
		println(pile(top, func(int) { var p *node; p.next = p }).(error).Error())
		println(pile(top, func(i int) { var a []int; a[i]++ }).(error).Error())
		println(stairs(top))
		done := make(chan int)
		go exits(0, top, done)
		println(<-done)
		println(trace(top) > 100)
	}
	words := map[string]int{}
	for depth := range 1500 {
		ended := make(chan string)
		go func() { ended <- at(depth, nil) }()
		words[<-ended]++
	}
	for text, n := range words {
		println(text, n)
	}
}
