// Two goroutines read maps, in C nearly all of the time; how long does a collection of nothing stop the world?
package main

import "runtime"

var table = map[int]int{}
var sums [2][16]int

func read(k int) {
	for i := 0; ; i++ {
		sums[k][0] += table[i&4095]
	}
}

func main() {
	runtime.GOMAXPROCS(3)
	for i := 0; i < 4096; i++ {
		table[i] = i
	}
	go read(0)
	go read(1)
	stops()
}

// How long the last 256 collections stopped the world, in microseconds.
func stops() {
	for i := 0; i < 256; i++ {
		runtime.GC()
		for k := 0; k < 20; k++ {
			runtime.Gosched()
		}
	}
	var s runtime.MemStats
	runtime.ReadMemStats(&s)
	p := s.PauseNs[:]
	for i := range p {
		for j := i; j > 0 && p[j] < p[j-1]; j-- {
			p[j], p[j-1] = p[j-1], p[j]
		}
	}
	println(p[128]/1000, p[230]/1000, p[255]/1000)
}
