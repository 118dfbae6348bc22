// append(s, make([]T, n)...) makes s longer by zeros, without the other slice.
package main

import "runtime"

var sink []byte

//go:noinline
func ext(b []byte, n int) []byte { return append(b, make([]byte, n)...) }

//go:noinline
func extp(b []*int, n int) []*int { return append(b, make([]*int, n)...) }

func bad(n int) (s string) {
	defer func() {
		if r := recover(); r != nil {
			s = r.(error).Error()
		}
	}()
	ext(nil, n)
	return "none"
}

func main() {
	buf := make([]byte, 3, 200)
	for i := range buf[:200] {
		buf[:200][i] = 7
	}
	r := ext(buf, 100)
	ok := len(r) == 103 && r[2] == 7 && cap(r) == 200
	for _, x := range r[3:] {
		ok = ok && x == 0
	}
	x := 1
	ps := []*int{&x, &x, &x, &x}
	q := extp(ps[:1], 2)
	println(ok, len(q), q[0] == &x, q[1] == nil, q[2] == nil, ps[3] == &x, ps[1] == nil)
	q = extp(ps, 50)
	println(len(q), q[3] == &x, q[53] == nil, bad(-1), bad(3), bad(1<<62))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range 10 {
		sink = ext(buf, 100)
	}
	runtime.ReadMemStats(&after)
	println(after.Mallocs-before.Mallocs < 10)
	println(len(ext(nil, 0)), ext(nil, 0) == nil, len(extp(nil, 3)))
}
