// Comparisons by the functions for shapes of memory: pieces, gaps, arrays, what panics and in what order.
package main

import "fmt"

type celsius float32
type named interface{ Name() string }
type who string

func (w who) Name() string { return string(w) }

type large struct {
	a, b int64
	c    int32
	_    int32
	d    int32
	s, t string
	x    any
	n    named
	f    celsius
	g    float64
	z    complex64
	y    complex128
	in   struct {
		k byte
		s string
	}
	p *int
}

type onlyArray struct{ a [4]string }
type behindGap struct {
	_ int64
	a [4]string
}
type arrays struct {
	h [3]int16
	f [2]float64
	e [2]any
	l [1]string
	m [2]struct {
		s string
		b byte
	}
	u [100]byte
}
type padded struct {
	a int8
	b int64
	c int8
}
type empty struct{}

func is[T comparable](a, b T) bool { return any(a) == any(b) && a == b }

func change[T comparable](name string, base T, changes ...func(*T)) {
	same := base
	fmt.Print(name, " ", is(base, same))
	for _, f := range changes {
		other := base
		f(&other)
		fmt.Print(" ", is(base, other))
	}
	m := map[T]int{base: 1}
	fmt.Println(" ", m[same], len(m))
}

func panics(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

// Whether a comparison panics depends on what stands before the part that does.
type order struct {
	a    [2]int64
	x    any
	s, t string
	b    [80]byte
	q    [2]string
}

func main() {
	i := 1
	var l large
	l.s, l.t, l.x, l.n, l.p = "s", "t", 1, who("w"), &i
	change("large", l, func(l *large) { l.a++ }, func(l *large) { l.b++ }, func(l *large) { l.c++ }, func(l *large) { l.d++ },
		func(l *large) { l.s = "x" }, func(l *large) { l.t = "tt" }, func(l *large) { l.x = "1" }, func(l *large) { l.n = who("v") },
		func(l *large) { l.f = 1 }, func(l *large) { l.g = 1 }, func(l *large) { l.z = 1i }, func(l *large) { l.y = 1i },
		func(l *large) { l.in.k++ }, func(l *large) { l.in.s = "k" }, func(l *large) { l.p = nil })
	change("array", [4]string{"a", "b"}, func(a *[4]string) { a[3] = "c" }, func(a *[4]string) { a[0] = "c" })
	change("only an array", onlyArray{[4]string{"a"}}, func(o *onlyArray) { o.a[3] = "b" }, func(o *onlyArray) { o.a[0] = "b" })
	change("behind a gap", behindGap{a: [4]string{"a"}}, func(o *behindGap) { o.a[3] = "b" }, func(o *behindGap) { o.a[0] = "b" })
	change("arrays", arrays{}, func(a *arrays) { a.h[2]++ }, func(a *arrays) { a.f[1]++ }, func(a *arrays) { a.e[1] = 1 },
		func(a *arrays) { a.l[0] = "x" }, func(a *arrays) { a.m[1].s = "x" }, func(a *arrays) { a.m[0].b++ }, func(a *arrays) { a.u[99]++ })
	change("padded", padded{}, func(p *padded) { p.a++ }, func(p *padded) { p.b++ }, func(p *padded) { p.c++ })
	change("empty", empty{})
	change("bytes", [3]byte{}, func(b *[3]byte) { b[2]++ })
	change("word", struct{ a, b uint16 }{}, func(b *struct{ a, b uint16 }) { b.b++ })
	nan := 0.0
	nan /= nan
	fmt.Println(is(l.g, nan), is(struct{ f float64 }{nan}, struct{ f float64 }{nan}), is(0.0, -1/(1/nan)))
	zero := 0.0
	fmt.Println(is([2]float64{zero}, [2]float64{-zero}))

	o := order{x: []int{}}
	p := o
	panics(func() { fmt.Println(is(o, p)) })
	p.a[1]++
	panics(func() { fmt.Println(is(o, p)) })
	p = o
	p.s = "s"
	panics(func() { fmt.Println(is(o, p)) })
	p.x = 1
	panics(func() { fmt.Println(is(o, p)) })
	p = o
	p.x, o.x = 1, 1
	panics(func() { fmt.Println(is(o, p)) })
	p.b[79]++
	panics(func() { fmt.Println(is(o, p)) })
	p = o
	p.q[1] = "x"
	panics(func() { fmt.Println(is(o, p)) })
}
