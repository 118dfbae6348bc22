package main

import "runtime"

func main() {
	c := make(chan bool)
	go func() {
		defer func() {
			panic("raised by a deferred call")
		}()
		defer println("first")
		runtime.Goexit()
	}()
	<-c
}
