// What a function needs no more when it calls runtime.GC, or waits, is collected, wherever it was held: in a
// variable, a register that calls keep, an argument, a result, a part of a larger value.
package main

import (
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"
	"weak"
)

type T struct {
	t    *T
	a, b int
}

type wide struct {
	name    string
	p       *T
	numbers [5]int
	q       *T
}

func check(what string, w ...weak.Pointer[T]) {
	kept := 0
	for _, p := range w {
		if p.Value() != nil {
			kept++
		}
	}
	if kept > 0 {
		println(what, "kept", kept, "of", len(w))
	}
}

func local() {
	p := new(T)
	w := weak.Make(p)
	if w.Value() != p {
		println("local: another")
	}
	runtime.GC()
	if s := w.Value(); s != p {
		println("local: lost")
	}
	runtime.GC()
	check("local", w)
}

func keptAlive() {
	p := new(T)
	w := weak.Make(p)
	runtime.GC()
	runtime.KeepAlive(p)
	runtime.GC()
	check("kept alive", w)
}

func sliced() {
	s := make([]*T, 10)
	w := make([]weak.Pointer[T], 10)
	for i := range s {
		s[i] = new(T)
		w[i] = weak.Make(s[i])
	}
	for i := range s {
		if w[i].Value() != s[i] || weak.Make(s[i]) != w[i] {
			println("sliced: another")
		}
	}
	runtime.GC()
	for i := range s {
		if w[i].Value() != s[i] {
			println("sliced: another")
		}
	}
	s = nil
	runtime.GC()
	check("sliced", w...)
}

//go:noinline
func manyArguments(a, b, c, d, e, f, g, h *T, x wide) []weak.Pointer[T] {
	w := []weak.Pointer[T]{weak.Make(a), weak.Make(b), weak.Make(c), weak.Make(d), weak.Make(e), weak.Make(f),
		weak.Make(g), weak.Make(h), weak.Make(x.p), weak.Make(x.q)}
	runtime.GC()
	check("arguments", w...)
	return w
}

func arguments() {
	manyArguments(new(T), new(T), new(T), new(T), new(T), new(T), new(T), new(T), wide{p: new(T), q: new(T)})
}

//go:noinline
func pair() (*T, wide) {
	t := &T{a: 3}
	return t, wide{name: "x", p: t, q: &T{t: t}}
}

func results() {
	p, x := pair()
	w := []weak.Pointer[T]{weak.Make(p), weak.Make(x.q)}
	copied := x
	runtime.GC()
	if copied.q.t != w[0].Value() {
		println("results: another")
	}
	runtime.GC()
	check("results", w...)
}

func generic[P any](make func() P, watch func(P) weak.Pointer[T]) {
	v := make()
	u := make()
	w := []weak.Pointer[T]{watch(v), watch(u)}
	collect[P]()
	check("generic", w...)
}

func collect[P any]() {
	runtime.GC()
}

func closures() {
	p := new(T)
	w := weak.Make(p)
	f := func() int { return p.a }
	func() {
		q := new(T)
		w2 := weak.Make(q)
		q.a = f()
		runtime.GC()
		check("closure's own", w2)
	}()
	f = nil
	runtime.GC()
	check("closure", w)
}

func interfaces() {
	var x any = &T{a: 1}
	w := weak.Make(x.(*T))
	switch v := x.(type) {
	case *T:
		v.a++
	}
	x = nil
	runtime.GC()
	check("interface", w)
}

func ranges() {
	m := map[int]*T{}
	var w []weak.Pointer[T]
	for i := range 9 {
		m[i] = &T{a: i}
		w = append(w, weak.Make(m[i]))
	}
	for _, v := range m {
		v.b = v.a
	}
	clear(m)
	debug.FreeOSMemory()
	check("ranges", w...)
}

func appended() {
	var s []*T
	var w []weak.Pointer[T]
	for i := range 9 {
		s = append(s, &T{a: i})
		w = append(w, weak.Make(s[i]))
	}
	runtime.KeepAlive(s)
	s = nil
	runtime.GC()
	check("appended", w...)
}

func waits() {
	p := new(T)
	w := weak.Make(p)
	p.a = 2
	var collected atomic.Bool
	go func() {
		for range 3 {
			time.Sleep(5 * time.Millisecond)
			runtime.GC()
		}
		collected.Store(true)
	}()
	for !collected.Load() {
		time.Sleep(5 * time.Millisecond)
	}
	check("sleep", w)
	q := new(T)
	w = weak.Make(q)
	q.b = 3
	var wg sync.WaitGroup
	wg.Go(func() {
		runtime.GC()
		check("wait", w)
	})
	wg.Wait()
}

func finalized() {
	p := new(T)
	w := weak.Make(p)
	done := make(chan bool, 1)
	runtime.SetFinalizer(p, func(p *T) {
		check("finalizer", w)
		done <- true
	})
	runtime.GC()
	runtime.KeepAlive(p)
	runtime.GC()
	<-done
	runtime.GC()
	check("finalized", w)
}

func pooled() {
	var pool sync.Pool
	p := new(T)
	w := weak.Make(p)
	pool.Put(p)
	if q := pool.Get(); q != p {
		println("pooled: another")
	}
	pool.Put(p)
	runtime.GC()
	runtime.GC()
	check("pooled", w)
	pool.Put(new(T))
}

func once() {
	p := new(T)
	w := weak.Make(p)
	f := sync.OnceValue(func() int { return p.a })
	f()
	runtime.GC()
	check("once", w)
	f()
}

func panics() {
	var w weak.Pointer[T]
	func() {
		defer func() {
			w = weak.Make(recover().(*T))
		}()
		panic(new(T))
	}()
	runtime.GC()
	check("panics", w)
}

func main() {
	for range 3 {
		local()
		keptAlive()
		sliced()
		arguments()
		results()
		generic(func() *T { return new(T) }, func(p *T) weak.Pointer[T] { return weak.Make(p) })
		generic(func() wide { return wide{q: new(T)} }, func(x wide) weak.Pointer[T] { return weak.Make(x.q) })
		closures()
		interfaces()
		ranges()
		appended()
		waits()
		finalized()
		pooled()
		once()
		panics()
	}
	println("done")
}
