// A function that a stop interrupts at its beginning stands in a trace once.
package main

import "runtime"

//go:noinline
func depth() int {
	var pcs [200]uintptr
	return runtime.Callers(0, pcs[:])
}

//go:noinline
func down(n int) int {
	if n == 0 {
		return depth()
	}
	return down(n-1) + 0*depth()
}

func main() {
	runtime.GOMAXPROCS(2)
	want := down(40)
	go func() {
		for {
			runtime.GC()
			runtime.Gosched()
		}
	}()
	wrong := 0
	for i := 0; i < 5000; i++ {
		if down(40) != want {
			wrong++
		}
	}
	println("wrong:", wrong)
}
