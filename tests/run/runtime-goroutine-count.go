package main

import "runtime"

func settle(want int) int {
	for range 100000 {
		if runtime.NumGoroutine() == want {
			break
		}
		runtime.Gosched()
	}
	return runtime.NumGoroutine()
}

func main() {
	println(runtime.NumGoroutine())
	block, started := make(chan bool), make(chan bool)
	for range 5 {
		go func() {
			started <- true
			<-block
		}()
		<-started
	}
	println(runtime.NumGoroutine())
	close(block)
	println(settle(1))
	old := runtime.GOMAXPROCS(1)
	println(old >= 1, runtime.GOMAXPROCS(0), runtime.NumCPU() >= 1)
	order := ""
	lock := make(chan bool, 1)
	for _, s := range []string{"a", "b", "c"} {
		go func() {
			lock <- true
			order += s
			<-lock
		}()
	}
	println(settle(1), len(order))
	done := make(chan bool)
	go func() {
		defer close(done)
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		runtime.Gosched()
	}()
	<-done
	println(settle(1), runtime.Compiler == "gc" || runtime.Compiler != "", runtime.GOOS)
}
