// What the runtime walks grows with the program: waiters of a channel, an emptied map, a large heap to sweep, deep stacks.
package main

import "runtime"

func closes() {
	for {
		gate, left := make(chan int), make(chan int, 1<<17)
		for i := 0; i < 1<<17; i++ {
			go func() {
				<-gate
				left <- 1
			}()
		}
		for i := 0; i < 8; i++ {
			runtime.Gosched()
		}
		close(gate)
		for i := 0; i < 1<<17; i++ {
			<-left
		}
	}
}

func walks() {
	m := map[int]int{}
	for i := 0; i < 1<<22; i++ {
		m[i] = i
	}
	for i := 0; i < 1<<22; i++ {
		delete(m, i)
	}
	m[-1] = 1
	for {
		n := 0
		for k := range m {
			n += k
		}
		if n != -1 {
			panic("wrong walk")
		}
	}
}

func sweeps() {
	keep := make([]*[64]int, 1<<18)
	for i := 0; ; i++ {
		keep[i*7919&(1<<18-1)] = new([64]int)
		if i&0xffff == 0 {
			_ = make([]byte, 256<<20)
		}
	}
}

//go:noinline
func deep(n int) int {
	if n == 0 {
		var pc [8]uintptr
		return runtime.Callers(1<<30, pc[:])
	}
	return deep(n-1) + 1
}

func main() {
	runtime.GOMAXPROCS(5)
	go closes()
	go walks()
	go sweeps()
	go func() {
		for {
			deep(1 << 20)
		}
	}()
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
