package main

import "runtime"

func main() {
	done := make(chan bool)
	go func() {
		defer close(done)
		defer func() { println("recover in goexit", recover() == nil) }()
		runtime.Goexit()
		println("never")
	}()
	<-done
	println(runtime.NumGoroutine() >= 1, runtime.GOOS, runtime.NumCPU() > 0)
	runtime.GC()
	var ms runtime.MemStats
	runtime.ReadMemStats(&ms)
	println(ms.NumGC > 0, ms.Mallocs >= ms.Frees, ms.HeapAlloc > 0)
	old := runtime.GOMAXPROCS(1)
	println(old >= 1, runtime.GOMAXPROCS(0))
	_, file, line, ok := runtime.Caller(0)
	println(len(file) > 0, line, ok)
	fin := make(chan bool, 1)
	func() {
		x := new([100]int)
		runtime.SetFinalizer(x, func(*[100]int) { fin <- true })
	}()
	for i := 0; i < 10; i++ {
		runtime.GC()
		select {
		case <-fin:
			println("finalised")
			i = 10
		default:
			runtime.Gosched()
		}
	}
	var err error
	func() {
		defer func() { err = recover().(error) }()
		var a []int
		_ = a[5]
	}()
	_, isRuntime := err.(runtime.Error)
	println(isRuntime, err.Error())
}
