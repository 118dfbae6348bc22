// The heap profile counts each object at rate 1, at the stack where it was made, and what collections find dead; block
// and mutex profiles, and goroutine profiles, name where goroutines wait.
package main

import "runtime"

type node struct {
	next *node
	b    [1000]byte
}

var (
	keep  *node
	small []*[4]int
	sink  []byte
)

//go:noinline
func alive(n int) {
	for range n {
		keep = &node{next: keep}
	}
}

func inlined() []byte { return make([]byte, 1024) }

//go:noinline
func garbage(n int) {
	for range n {
		sink = inlined()
	}
	sink = nil
}

//go:noinline
func smalls(n int) {
	for i := range n {
		small = append(small, newInt(i))
	}
}

//go:noinline
func newInt(i int) *[4]int { return &[4]int{i} }

func stackText(pcs []uintptr) (s string) {
	frames := runtime.CallersFrames(pcs)
	for {
		f, more := frames.Next()
		switch name := f.Function; {
		case len(name) < 8 || name[:8] != "runtime.", name == "runtime.chanrecv1", name == "runtime.selectgo", name == "runtime.gopark":
			s += " " + name
		}
		if !more {
			return s
		}
	}
}

type totals struct{ allocs, bytes, frees int64 }

func showHeap() {
	p := make([]runtime.MemProfileRecord, 1000)
	n, ok := runtime.MemProfile(p, true)
	if !ok {
		println("no room")
	}
	of := map[string]totals{}
	for _, r := range p[:n] {
		s := stackText(r.Stack())
		t := of[s]
		of[s] = totals{t.allocs + r.AllocObjects, t.bytes + r.AllocBytes, t.frees + r.FreeObjects}
	}
	for _, s := range []string{" main.alive main.main", " main.inlined main.garbage main.main", " main.newInt main.smalls main.main", " main.main.func1 main.main"} {
		println(s, of[s].allocs, of[s].bytes, of[s].frees)
	}
}

func blocked() (received, selected bool) {
	b := make([]runtime.BlockProfileRecord, 1000)
	n, _ := runtime.BlockProfile(b)
	of := map[string]bool{}
	for _, r := range b[:n] {
		if r.Count <= 0 || r.Cycles <= 0 {
			println("nothing counted")
		}
		of[stackText(r.Stack())] = true
	}
	return of[" runtime.chanrecv1 main.receiver"], of[" runtime.selectgo main.exchange main.main"]
}

func receiver(c, done chan int) {
	for range 100 {
		<-c
	}
	done <- 1
}

//go:noinline
func exchange() {
	c, done := make(chan int), make(chan int)
	go receiver(c, done)
	for i := range 100 {
		runtime.Gosched()
		c <- i
	}
	select {
	case <-done:
	case <-make(chan int):
	}
}

func waiting(c chan int) { <-c }

func main() {
	runtime.MemProfileRate = 1
	garbage(1000) // whatever was measured before
	runtime.GC()
	alive(100)
	smalls(1000)
	garbage(1000)
	func() { sink = make([]byte, 1<<20) }()
	runtime.GC()
	showHeap()
	keep = nil
	runtime.GC()
	showHeap()

	runtime.SetBlockProfileRate(1)
	for received, selected := false, false; !received || !selected; received, selected = blocked() {
		exchange()
	}
	println("blocked")
	c := make(chan int)

	go waiting(c)
	for runtime.NumGoroutine() < 2 {
	}
	found := false
	for !found {
		runtime.Gosched()
		stacks := make([]runtime.StackRecord, 10)
		n, ok := runtime.GoroutineProfile(stacks)
		if n != 2 || !ok {
			println("goroutines:", n, ok)
		}
		for _, r := range stacks[:n] {
			s := stackText(r.Stack())
			if len(s) > 14 && s[:15] == " runtime.gopark" && s[len(s)-13:] == " main.waiting" {
				found = true
			}
		}
	}
	println("found")
	n, ok := runtime.MemProfile(nil, true)
	println(n > 0, ok)
}
