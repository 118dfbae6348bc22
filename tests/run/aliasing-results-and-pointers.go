package main

type wide struct{ a, b, c, d, e, f, g, h int }

var shared wide

func named(p **wide) (r wide) {
	*p = &r // the result is an object like another
	r.a = 1
	defer func() { (*p).b = 2 }()
	return wide{a: r.a + 10, c: 3}
}

func fromGlobal() wide {
	w := shared
	shared.a = 99
	return w
}

func through(p *wide) wide { r := *p; p.h++; return r }

func self(w *wide) (out wide) {
	*w = wide{a: w.b, b: w.a}
	out = *w
	w.a = -1
	return
}

func multi() (a, b wide, n int) {
	a.a, b.b = 1, 2
	a, b = b, a
	return a, b, a.b + b.a
}

func panics(w *wide) (r wide) {
	defer func() { recover(); r.b = 7 }()
	r.a = 1
	*w = wide{a: 5, b: func() int { panic("x") }()}
	return
}

func main() {
	var p *wide
	w := named(&p)
	println(w.a, w.b, w.c, p.b)
	shared.a = 1
	shared = fromGlobal()
	println(shared.a)
	shared, w = through(&shared), shared
	println(shared.h, w.h)
	w = through(&w)
	println(w.h)
	w = wide{a: 1, b: 2}
	w = self(&w)
	println(w.a, w.b)
	x, y, n := multi()
	println(x.b, y.a, n)
	x, x.a = y, 50 // x.a is set after x
	println(x.a, y.a)
	t := wide{a: 8}
	r := panics(&t) // the assignment did not happen
	println(t.a, t.b, r.a, r.b)
	ps := []*wide{&x, &y}
	*ps[0], *ps[1] = *ps[1], *ps[0]
	println(x.a, y.a)
	func(q *wide) { *q, q.b = wide{a: q.a + 1}, 3 }(&y)
	println(y.a, y.b)
	c := make(chan wide, 1)
	c <- w
	w.a = 0
	w = <-c
	println(w.a)
}
