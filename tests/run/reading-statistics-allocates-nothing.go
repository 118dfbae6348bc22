// stress: poison=1,verify=1
// Programs count their allocations by the difference between two runtime.ReadMemStats.
package main

import "runtime"

var sinks [7]*[100]int

func main() {
	var a, b runtime.MemStats
	count := func(name string, f func()) {
		runtime.ReadMemStats(&a)
		f()
		runtime.ReadMemStats(&b)
		println(name, b.Mallocs-a.Mallocs, b.TotalAlloc-a.TotalAlloc)
	}
	runtime.GC()
	count("nothing", func() {})
	count("read", func() {
		for range 10 {
			runtime.ReadMemStats(&b)
		}
	})
	count("some", func() {
		for i := range sinks {
			sinks[i] = new([100]int)
		}
	})
	count("nothing", func() {})
	runtime.GC()
	runtime.ReadMemStats(&b)
	println(b.NumForcedGC, b.PauseNs[(b.NumGC+255)%256] > 0, b.PauseEnd[(b.NumGC+255)%256] == b.LastGC)
}
