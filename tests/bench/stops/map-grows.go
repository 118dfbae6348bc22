// Two goroutines fill maps of a million entries.
package main

import "runtime"

func fill() {
	for {
		m := map[int]int{}
		for i := 0; i < 1<<20; i++ {
			m[i] = i
		}
	}
}

func main() {
	runtime.GOMAXPROCS(3)
	go fill()
	go fill()
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
