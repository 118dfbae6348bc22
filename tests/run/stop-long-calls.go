// Calls of the runtime that take as long as the program's data is large: the world stops within them, and what they give
// is right.
// stress: poison=1,verify=1
package main

import "runtime"

var wrong = make(chan string, 9)

func text(n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte('a' + i%23)
	}
	return b
}

type array [5 << 20]byte

func keys() bool {
	a, b := string(text(5<<20)), string(text(5<<20))
	m := map[string]int{a: 1}
	q := map[any]int{a: 2}
	m[a[:1<<20]], m[a[:1<<20+1]], m[a[1:]] = 4, 5, 6
	for i := 0; i < 6; i++ {
		if m[b] != 1 || q[b] != 2 || m[b[1:]] != 6 || m[b[:1<<20]] != 4 || m[b[:1<<20+1]] != 5 || m[b[2:]] != 0 {
			return false
		}
	}
	return true
}

func boxes() bool {
	k := map[array]int{{1}: 7}
	for i := 0; i < 6; i++ {
		var p, q any = array{}, array{5<<20 - 1: 1}
		if p == q || p != any(array{}) || k[array{1}] != 7 || k[array{0, 1}] != 0 {
			return false
		}
	}
	return true
}

func floats() bool {
	type many [1 << 17]float64
	m := map[any]int{many{1}: 1}
	for i := 0; i < 6; i++ {
		if m[many{1}] != 1 || m[many{2}] != 0 {
			return false
		}
	}
	return true
}

func runes() bool {
	s := string(text(2<<20)) + "é€😀\xff"
	for i := 0; i < 6; i++ {
		r := []rune(s)
		if len(r) != 2<<20+4 || r[len(r)-1] != 0xfffd || r[len(r)-2] != '😀' || string(r[:len(r)-1])+"\xff" != s {
			return false
		}
	}
	return true
}

func sums() bool {
	s := string(text(1 << 19))
	for i := 0; i < 6; i++ {
		t := s + s + s + s + s + s + s + s
		if len(t) != 8<<19 || t[7<<19:] != s {
			return false
		}
	}
	return true
}

func walks() bool {
	m := map[int]*int{}
	for i := 0; i < 1<<18; i++ {
		m[i] = new(int)
	}
	for i := 0; i < 1<<18; i++ {
		delete(m, i)
	}
	m[5] = new(int)
	for i := 0; i < 100; i++ {
		n := 0
		for k, v := range m {
			n += k + *v
			if i == 50 && len(m) == 1 {
				for k := 100; k < 1<<17; k++ {
					m[k] = v
				}
			}
		}
		if i < 50 && n != 5 {
			return false
		}
		if i == 50 {
			clear(m)
			m[5] = new(int)
		}
	}
	return true
}

// Receivers get zero values, senders panic, those that select go on, each once.
func closes() bool {
	const each = 1000
	for i := 0; i < 3; i++ {
		in, out := make(chan *int), make(chan int, 2)
		done := make(chan int, 3*each)
		for k := 0; k < each; k++ {
			go func() {
				p, ok := <-in
				if p == nil && !ok {
					done <- 1
				}
			}()
			go func() {
				select {
				case p := <-in:
					if p == nil {
						done <- 1
					}
				case <-make(chan int):
				}
			}()
			go func() {
				defer func() {
					if recover() != nil {
						done <- 1
					}
				}()
				for {
					out <- 1
				}
			}()
		}
		for k := 0; k < 9 || len(out) < 2; k++ {
			runtime.Gosched()
		}
		close(in)
		close(out)
		for k := 0; k < 3*each; k++ {
			<-done
		}
		if <-out != 1 || <-out != 1 || <-out != 0 {
			return false
		}
	}
	return true
}

//go:noinline
func down(n int, f func() int) int {
	if n == 0 {
		return f()
	}
	return down(n-1, f) + 1
}

func frames() bool {
	for i := 0; i < 10; i++ {
		n := down(100000, func() int {
			var pc [4]uintptr
			return runtime.Callers(99990, pc[:])
		})
		if n != 100004 {
			return false
		}
	}
	return true
}

// A thousand panics that one recovers, on a stack of several segments, which go back.
func recovers() bool {
	var nest func(n int)
	nest = func(n int) {
		defer func() {
			if n > 0 {
				nest(n - 1)
			}
		}()
		panic(n)
	}
	one := func() (r any) {
		defer func() { r = recover() }()
		nest(1000)
		return
	}
	for i := 0; i < 10; i++ {
		if one() != 0 {
			return false
		}
	}
	return true
}

func large() bool {
	for i := 0; i < 6; i++ {
		p := make([]*int, 20<<20)
		p[20<<20-1] = new(int)
		if *p[20<<20-1] != 0 {
			return false
		}
	}
	return true
}

func main() {
	runtime.GOMAXPROCS(4)
	all := []struct {
		name string
		f    func() bool
	}{{"keys", keys}, {"boxes", boxes}, {"floats", floats}, {"runes", runes}, {"sums", sums}, {"walks", walks},
		{"closes", closes}, {"frames", frames}, {"recovers", recovers}, {"large", large}}
	over := make(chan string, len(all))
	for _, x := range all {
		go func() {
			if !x.f() {
				println("wrong:", x.name)
			}
			over <- x.name
		}()
	}
	for n := 0; n < len(all); {
		select {
		case <-over:
			n++
		default:
			runtime.GC()
			runtime.Gosched()
		}
	}
	println("stopped")
}
