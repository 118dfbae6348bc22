// Timers are not lost with the processor that they were set on, however busy the others are.
package main

import (
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

func pingPong() int {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	var all sync.WaitGroup
	var stop atomic.Bool
	c := make(chan bool, 1)
	all.Go(func() {
		for !stop.Load() {
			c <- true
		}
		close(c)
	})
	all.Go(func() {
		for range c {
		}
	})
	time.AfterFunc(time.Microsecond, func() { stop.Store(true) })
	all.Wait()
	return 1
}

func main() {
	runtime.GOMAXPROCS(4)
	n := 0
	for range 100 {
		var busy sync.WaitGroup
		for range 4 { // so that main is on any of them
			busy.Go(func() { time.Sleep(time.Microsecond) })
		}
		busy.Wait()
		n += pingPong()
	}
	println(n)
}
