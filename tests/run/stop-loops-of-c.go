// Goroutines whose loops call little else than the runtime: the world stops all the same, and what they compute is right.
package main

import "runtime"

type pair struct{ a, b int }

var (
	ints  = map[int]int{}
	strs  = map[string]int{"a": 1, "bc": 2}
	pairs = map[pair]int{{1, 2}: 3}
	long  = make([]byte, 3<<20)
	boxes = []any{1, "x", pair{1, 2}}
	wrong = make(chan string, 9)
)

//go:noinline
func leaf(k int) int { return ints[k] }

func leaves() bool {
	sum := 0
	for i := 0; ; i++ {
		sum = leaf(i&63) + leaf(63-i&63)
		if sum != 63 {
			return false
		}
	}
}

func strings() bool {
	for {
		if strs["a"]+strs["bc"]+pairs[pair{1, 2}] != 6 {
			return false
		}
	}
}

func nested() bool {
	n := 0
	for {
		for i := 0; i < 2; i++ {
			n += ints[i]
		}
		for i := 0; i < 3; i++ {
			n ^= i
		}
	}
}

func large() bool {
	b := make([]byte, len(long))
	for {
		copy(b, long)
		clear(b[1:])
		if string(b) == string(long) || b[0] != 7 {
			return false
		}
	}
}

func large2() bool {
	var keep [][]*int
	for {
		p := make([]*int, 1<<18)
		p[1<<18-1] = new(int)
		*p[1<<18-1] = 5
		q := append(p, nil)
		copy(q[1:], q)
		keep = append(keep[:0], q)
		if *keep[0][1<<18] != 5 || q[3] != nil {
			return false
		}
	}
}

func grows() bool {
	for {
		m := map[int]*int{}
		for i := 0; i < 20000; i++ {
			m[i] = new(int)
			*m[i] = i
		}
		for i := 0; i < 20000; i += 777 {
			if *m[i] != i {
				return false
			}
		}
		clear(m)
	}
}

func equals() bool {
	n := 0
	for {
		for _, x := range boxes {
			if x == boxes[2] {
				n++
			}
		}
	}
}

func recurses() bool {
	var f func(n int) int
	f = func(n int) int {
		if n == 0 {
			return ints[3]
		}
		return f(n-1) + ints[1]
	}
	for {
		if f(500) != 503 {
			return false
		}
	}
}

func recovers() bool {
	one := func() (ok bool) {
		defer func() {
			r := recover()
			ok = r == strs["bc"]
		}()
		panic(strs["bc"])
	}
	for {
		if !one() {
			return false
		}
	}
}

func start(name string, f func() bool) {
	go func() {
		if !f() {
			wrong <- name
		}
	}()
}

func main() {
	runtime.GOMAXPROCS(4)
	for i := 0; i < 64; i++ {
		ints[i] = i
	}
	long[0] = 7
	long[len(long)-1] = 9
	start("leaves", leaves)
	start("strings", strings)
	start("nested", nested)
	start("large", large)
	start("large2", large2)
	start("grows", grows)
	start("equals", equals)
	start("recurses", recurses)
	start("recovers", recovers)
	for i := 0; i < 60; i++ {
		runtime.GC()
		runtime.Gosched()
	}
	select {
	case name := <-wrong:
		println("wrong:", name)
	default:
	}
	println("stopped", 60, "times")
}
