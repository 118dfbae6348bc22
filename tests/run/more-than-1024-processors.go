// GOMAXPROCS takes what it is given.
// stress: gc=100,poison=1,verify=1
package main

import "runtime"

func main() {
	runtime.GOMAXPROCS(3)
	println(runtime.GOMAXPROCS(1500), runtime.GOMAXPROCS(0))
	over := make(chan int, 99)
	for i := 0; i < 3000; i++ {
		go func() {
			runtime.Gosched()
			over <- 1
		}()
	}
	for i := 0; i < 3000; i++ {
		<-over
	}
	runtime.GC()
	println(runtime.GOMAXPROCS(2), runtime.GOMAXPROCS(2000), runtime.GOMAXPROCS(1))
}
