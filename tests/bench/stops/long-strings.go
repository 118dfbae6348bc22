// Four goroutines hash, compare and convert 64 MB at a time, in one call of C each.
package main

import "runtime"

func bytes() []byte {
	b := make([]byte, 64<<20)
	for i := range b {
		b[i] = byte('a' + i%23)
	}
	return b
}

func keys() {
	s := string(bytes())
	m := map[string]int{s: 1}
	for {
		b := []byte(s)
		b[len(b)-1] = 'x'
		if m[string(b)] != 0 || m[string(b[:len(b)-1])+s[len(s)-1:]] != 1 {
			panic("wrong key")
		}
	}
}

func boxes() {
	type array [16 << 20]byte
	var p, q any = array{}, array{1<<24 - 1: 1}
	for {
		if p == q || p != p {
			panic("wrong box")
		}
	}
}

func runes() {
	s := string(bytes())
	for {
		r := []rune(s)
		if string(r) != s {
			panic("wrong runes")
		}
	}
}

func main() {
	runtime.GOMAXPROCS(5)
	go keys()
	go boxes()
	go runes()
	go runes()
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
