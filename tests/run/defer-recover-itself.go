// defer recover(): the call belongs to the function that defers it, which may be a deferred one itself.
package main

import "runtime"

func try(name string, f func()) {
	defer func() {
		switch v := recover().(type) {
		case nil:
			println(name, "ended")
		case string:
			println(name, "panicked:", v)
		default:
			println(name, "panicked otherwise")
		}
	}()
	f()
}

func own() {
	defer recover()
	panic("own")
}

func deferred() {
	defer func() {
		defer recover()
	}()
	panic("deferred")
}

func twice() {
	defer func() {
		defer func() { println("after", recover() == nil) }()
		defer recover()
		defer println("before")
	}()
	panic("twice")
}

func inLoop(n int) {
	defer func() {
		for i := 0; i < n; i++ {
			defer recover()
		}
	}()
	panic("in a loop")
}

func innerPanics() {
	defer func() {
		defer recover()
		panic("inner")
	}()
	panic("outer")
}

func innerRecovered() {
	defer func() {
		defer recover()
		defer func() { println("inner:", recover().(string)) }()
		panic("inner")
	}()
	panic("outer")
}

func generic[T any](v T) {
	defer func(T) {
		defer recover()
	}(v)
	panic("generic")
}

type value struct{ n int }

func (v value) Recover()     { defer recover() }
func (v *value) RecoverPtr() { defer recover() }

type recoverer interface {
	Recover()
	RecoverPtr()
}

func method() {
	defer value{1}.Recover()
	panic("method")
}

func throughInterface(r recoverer, ptr bool) {
	if ptr {
		defer r.RecoverPtr()
	} else {
		defer r.Recover()
	}
	panic("interface")
}

func helper() { defer recover() }

func calledByDeferred() {
	defer func() { helper() }()
	panic("too deep")
}

func noPanic() {
	defer recover()
	defer func() { defer recover() }()
}

func exits() {
	done := make(chan bool)
	go func() {
		defer close(done)
		defer println("exited")
		defer func() { defer recover() }()
		runtime.Goexit()
	}()
	<-done
}

func deep(n int) {
	var frame [64]int
	frame[n%64] = n
	if n > 0 {
		deep(n - 1)
	} else {
		deferred()
	}
	if frame[n%64] != n {
		panic("frame changed")
	}
}

func main() {
	try("own", own)
	try("deferred", deferred)
	try("twice", twice)
	try("inLoop", func() { inLoop(3) })
	try("innerPanics", innerPanics)
	try("innerRecovered", innerRecovered)
	try("generic", func() { generic("x") })
	try("generic int", func() { generic(1) })
	try("method", method)
	try("value through interface", func() { throughInterface(&value{1}, false) })
	try("pointer through interface", func() { throughInterface(&value{1}, true) })
	try("calledByDeferred", calledByDeferred)
	try("noPanic", noPanic)
	exits()
	try("deep", func() { deep(10000) })
	for i := 0; i < 1000; i++ {
		deferred()
	}
}
