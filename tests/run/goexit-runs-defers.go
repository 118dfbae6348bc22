package main

import "runtime"

func worker(done chan<- string) {
	defer func() { done <- "outer" }()
	defer func() {
		println("recover in goexit", recover() == nil)
	}()
	func() {
		defer println("inner deferred")
		deeper()
		println("not reached")
	}()
	println("not reached either")
}

func deeper() {
	for i := range 3 {
		defer println("deeper", i)
	}
	runtime.Goexit()
}

func named(c chan int) (x int) {
	defer func() { c <- x }()
	x = 5
	defer func() { x++ }()
	runtime.Goexit()
	return 0
}

func main() {
	done := make(chan string)
	go worker(done)
	println(<-done)
	c := make(chan int)
	go named(c)
	println(<-c)
	go func() {
		defer close(done)
		defer func() {
			defer runtime.Goexit()
			println("goexit inside a deferred call")
		}()
		runtime.Goexit()
	}()
	_, ok := <-done
	println(ok)
}
