// Three goroutines print to a pipe that nobody reads: the world stops all the same, and who has nothing to print runs.
package main

import "runtime"

func main() {
	runtime.GOMAXPROCS(2)
	long := string(make([]byte, 1<<20))
	go func() {
		for {
			println("a line of some length, so that the pipe is soon full")
		}
	}()
	go func() {
		for {
			print(long)
		}
	}()
	go func() {
		for {
			print(1, "x", 2.5, '\n')
		}
	}()
	for i := 0; i < 200; i++ {
		runtime.GC()
		runtime.Gosched()
	}
}
