package main

import (
	"runtime"
	"weak"
)

type obj struct {
	a, b int
	p    *int
}

var log = make(chan string, 10)

//go:noinline
func add(name string) {
	o := &obj{a: 1}
	runtime.AddCleanup(o, func(s string) { log <- s }, name)
	runtime.AddCleanup(&o.b, func(s int) { log <- "int" }, 7)
	c := runtime.AddCleanup(o, func(s string) { log <- "stopped " + s }, name)
	c.Stop()
}

//go:noinline
func scrub(n int) int {
	var a [256]int
	for i := range a {
		a[i] = n
	}
	return a[n%64]
}

func try(f func()) {
	defer func() { println(recover().(string)) }()
	f()
}

var global int

//go:noinline
func mk() weak.Pointer[obj] {
	o := &obj{a: 5}
	w := weak.Make(o)
	println(w == weak.Make(o), w.Value() == o, w.Value().a)
	runtime.SetFinalizer(o, func(o *obj) { println("fin", o.a) })
	return w
}

func main() {
	add("x")
	scrub(3)
	for i := 0; i < 20; i++ {
		runtime.GC()
		runtime.Gosched()
	}
	seen := map[string]int{}
	for range len(log) {
		seen[<-log]++
	}
	println(len(seen), seen["x"], seen["int"])
	o := &obj{}
	try(func() { runtime.AddCleanup((*obj)(nil), func(int) {}, 1) })
	try(func() { runtime.AddCleanup(o, func(*obj) {}, o) })
	try(func() { runtime.AddCleanup(o, func(*int) {}, &o.b) })
	try(func() { runtime.AddCleanup(o, func(int) { o.a++ }, 1) })
	runtime.AddCleanup(&global, func(int) {}, 1).Stop()
	w := mk()
	scrub(4)
	for i := 0; i < 5; i++ {
		runtime.GC()
		runtime.Gosched()
	}
	println(w.Value() == nil, w == weak.Pointer[obj]{})
	wg := weak.Make(&global)
	runtime.GC()
	println(wg.Value() == &global)
	runtime.KeepAlive(o)
}
