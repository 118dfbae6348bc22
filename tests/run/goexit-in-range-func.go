package main

import "runtime"

func numbers(yield func(int) bool) {
	defer func() {
		println("iterator's deferred call, recover is nil:", recover() == nil)
	}()
	for i := 0; yield(i); i++ {
	}
	println("iterator never gets here")
}

func main() {
	done := make(chan bool)
	go func() {
		defer close(done)
		defer println("goroutine ends")
		for i := range numbers {
			defer println("deferred in the body", i)
			if i == 2 {
				runtime.Goexit()
			}
		}
		println("not reached")
	}()
	<-done
	done = make(chan bool)
	go func() {
		defer close(done)
		quits := func(yield func(int) bool) {
			defer println("leaves")
			yield(1)
			runtime.Goexit()
		}
		for i := range quits {
			defer println("after the iterator left", i)
			println("body", i)
			continue
		}
		println("not reached")
	}()
	<-done
	println("main goes on")
}
