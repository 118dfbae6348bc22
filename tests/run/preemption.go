package main

import "runtime"

var sink int

func spin(stop *bool) {
	for !*stop {
		sink++
	}
}

func main() {
	runtime.GOMAXPROCS(1)
	go func() {
		for {
		}
	}()
	c := make(chan int)
	go func() { c <- 1 }()
	println(<-c)
	runtime.GC()
	println("done")
}
