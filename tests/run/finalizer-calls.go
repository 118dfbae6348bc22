// A finalizer is any function of one parameter that the object's pointer may be assigned to, with any results.
package main

import "runtime"

type T struct{ a, b, c int }

func (t *T) Sum() int { return t.a + t.b + t.c }

type summer interface{ Sum() int }
type plain struct{ a, b *int }
type pointer *plain
type large [200]int
type mixed struct {
	s string
	f func() int
	x float32
	b bool
}

//go:noinline
func set(n int) {
	p := &T{n, n + 1, n + 2}
	k := n * 100
	switch n {
	case 0:
		runtime.SetFinalizer(p, func(t *T) { println(n, t.Sum(), k) })
	case 1:
		runtime.SetFinalizer(p, func(x any) { println(n, x.(*T).Sum(), k) })
	case 2:
		runtime.SetFinalizer(p, func(x summer) int { println(n, x.Sum(), k); return k })
	case 3:
		q := &plain{a: &p.a}
		runtime.SetFinalizer(q, func(x pointer) (l large, s string) { println(n, *x.a, k); l[199] = 7; return l, "s" })
	case 4:
		runtime.SetFinalizer(p, func(t *T) (int8, mixed, float64, [3]string, *T) {
			println(n, t.Sum(), k)
			return 1, mixed{s: "a"}, 2, [3]string{"x", "y", "z"}, t
		})
	case 5:
		runtime.SetFinalizer(p, (*T).Sum)
	case 6:
		runtime.SetFinalizer(p, func(t *T) { println(n, deep(20000)+t.Sum()) })
	case 7:
		runtime.SetFinalizer(p, func(t *T) { println("removed") })
		runtime.SetFinalizer(p, nil)
	case 8:
		s := &struct{ a, b int32 }{1, 2}
		runtime.SetFinalizer(s, func(s *struct{ a, b int32 }) { println(n, s.a, s.b) })
	case 9:
		a := new([4]int32)
		runtime.SetFinalizer(&a[2], func(x *int32) { println(n, *x) })
		a[2] = 5
	}
}

func deep(n int) int {
	if n == 0 {
		return 0
	}
	return deep(n-1) + 1
}

var global T

func main() {
	runtime.SetFinalizer(&global, func(t *T) { println("never") })
	runtime.SetFinalizer(new(struct{}), func(*struct{}) {})
	for n := range 10 {
		ended := make(chan bool)
		go func() { // its stack keeps nothing alive
			set(n)
			ended <- true
		}()
		<-ended
		for range 3 {
			runtime.GC()
			for range 1000 {
				runtime.Gosched()
			}
		}
	}
	println("done")
}
