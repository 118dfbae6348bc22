package main

import "runtime"

type node struct {
	name string
	next *node
}

var log = make(chan string, 10)

func collect(want int) (got []string) {
	for i := 0; i < 200 && len(got) < want; i++ {
		runtime.GC()
		runtime.Gosched()
		select {
		case s := <-log:
			got = append(got, s)
		default:
		}
	}
	return
}

//go:noinline
func drop() {
	n := &node{"single", nil}
	runtime.SetFinalizer(n, func(n *node) { log <- n.name })
}

//go:noinline
func chain() {
	b := &node{"inner", nil}
	a := &node{"outer", b}
	runtime.SetFinalizer(a, func(n *node) { log <- n.name + " before " + n.next.name })
	runtime.SetFinalizer(b, func(n *node) { log <- n.name })
}

var saved *node

//go:noinline
func resurrected() {
	n := &node{"back", nil}
	runtime.SetFinalizer(n, func(n *node) { saved = n; log <- "resurrected" })
}

//go:noinline
func removed() {
	n := &node{"removed", nil}
	runtime.SetFinalizer(n, func(n *node) { log <- "must not run" })
	runtime.SetFinalizer(n, nil)
}

//go:noinline
func scrub(n int) int {
	var a [64]int
	for i := range a {
		a[i] = n
	}
	return a[n%64]
}

func show(got []string) {
	for _, s := range got {
		print(s, ", ")
	}
	println(len(got))
}

func main() {
	kept := &node{"kept", nil}
	runtime.SetFinalizer(kept, func(*node) { log <- "kept too short" })
	drop()
	scrub(1)
	show(collect(1))
	chain()
	scrub(2)
	show(collect(2))
	resurrected()
	scrub(3)
	show(collect(1))
	println(saved.name)
	removed()
	scrub(4)
	runtime.GC()
	show(collect(1))
	runtime.KeepAlive(kept)
}
