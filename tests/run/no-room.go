package main

import (
	"fmt"
	"runtime"
	"strings"
	"sync"
)

func panicOf(f func()) (what any) {
	defer func() { what = recover() }()
	f()
	return nil
}

// A pool's parts are counted by processors: one that is taken away holds none.
func poolsWhileProcessorsChange() {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	var pool sync.Pool
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for i := range 2000 {
				pool.Put(new(int))
				pool.Get()
				if i%100 == 0 {
					runtime.Gosched()
				}
			}
		})
	}
	for i := range 60 {
		runtime.GOMAXPROCS(1 + i%4)
	}
	all.Wait()
}

func main() {
	fmt.Println(panicOf(func() { strings.Repeat("-", 1<<50) }))
	poolsWhileProcessorsChange()
	fmt.Println("done")
}
