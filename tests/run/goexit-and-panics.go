package main

import "runtime"

func try(name string, f func()) {
	done := make(chan bool)
	go func() {
		defer close(done)
		f()
		println(name, "returned")
	}()
	<-done
	println(name, "done")
}

func main() {
	try("panic in deferred, recovered, still exits", func() {
		defer func() {
			defer func() { println("recovered", recover().(string)) }()
			panic("during goexit")
		}()
		runtime.Goexit()
	})
	try("goexit replaces a panic", func() {
		defer func() { println("nothing to recover", recover() == nil) }()
		defer func() { runtime.Goexit() }()
		panic("dropped")
	})
	try("recover in outer frame during goexit", func() {
		defer func() { println("outer", recover() == nil) }()
		func() {
			defer func() {
				println("first", recover().(string))
			}()
			defer func() { panic("aborts the frame, not the exit") }()
			runtime.Goexit()
		}()
		println("not reached")
	})
	try("goexit after recover", func() {
		defer func() {
			println(recover().(string))
			runtime.Goexit()
		}()
		panic("p")
	})
}
