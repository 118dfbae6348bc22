// A deferred function that takes a segment may be asked to stop as it begins there; it recovers all the same.
package main

import (
	"runtime"
	"sync/atomic"
)

//go:noinline
func fill(room *[24 << 10]byte, n int) int {
	room[n] = 1
	return int(room[n])
}

func one(n int) (ok bool) {
	defer func() {
		var room [24 << 10]byte
		r := recover()
		ok = r == fill(&room, n)
	}()
	panic(1)
}

func works(stop *atomic.Bool, done chan int) {
	n := 0
	for ; !stop.Load(); n++ {
		if !one(n % 1000) {
			println("wrong")
		}
	}
	done <- n
}

//go:noinline
func deeper(n int, stop *atomic.Bool, done chan int) int {
	if n == 0 {
		works(stop, done)
		return 0
	}
	var room [256]byte
	room[n%256] = 1
	return deeper(n-1, stop, done) + int(room[n%256])
}

func main() {
	const workers = 3
	var stop atomic.Bool
	done := make(chan int)
	for i := range workers {
		go deeper(60+40*i, &stop, done)
	}
	for range 60 {
		runtime.GC()
	}
	stop.Store(true)
	all := 0
	for range workers {
		all += <-done
	}
	println(all > 0)
}
