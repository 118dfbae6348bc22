package main

import "runtime"

func main() {
	c := make(chan int)
	go func() {
		<-c
		println("the other goroutine goes on")
	}()
	defer close(c)
	defer println("deferred runs")
	runtime.Goexit()
}
