// Two goroutines copy, clear and compare 64 MB at a time.
package main

import "runtime"

func copies() {
	a, b := make([]byte, 64<<20), make([]byte, 64<<20)
	for {
		copy(a, b)
		clear(b)
		if string(a) != string(b) {
			panic("not equal")
		}
	}
}

func main() {
	runtime.GOMAXPROCS(3)
	go copies()
	go copies()
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
