package main

type shape interface {
	comparable
	area() int
}
type square int
type rect struct{ w, h int }
type ptrShape struct{ n int }

func (s square) area() int    { return int(s * s) }
func (r rect) area() int      { return r.w * r.h }
func (p *ptrShape) area() int { p.n++; return p.n }

func largest[S shape](ss ...S) (best S, ties int) {
	for _, s := range ss {
		switch a, b := s.area(), best.area(); {
		case a > b:
			best, ties = s, 0
		case a == b && s != best:
			ties++
		}
	}
	return
}

func total[S interface{ area() int }](ss []S) (n int) {
	for i := range ss {
		n += ss[i].area()
	}
	return
}

type cloner[T any] interface{ clone() T }
type sheep struct{ name string }

func (s sheep) clone() sheep { return sheep{s.name + "'"} }

type ram struct{ *sheep }

func twice[T cloner[T]](t T) T        { return t.clone().clone() }
func other[T any, C cloner[T]](c C) T { return c.clone() }

type lister[E any] interface {
	~[]E
	first() E
}
type ints []int

func (i ints) first() int { return i[0] }

func head[E any, L lister[E]](l L) (E, int) { return l.first(), len(l) }

type mint int

func (m mint) String() string { return "mint" }

func label[T interface {
	~int
	String() string
}](t T) string {
	if t > 10 {
		return "big " + t.String()
	}
	return t.String()
}

func main() {
	s, n := largest(square(2), 3, -3)
	println(s, n)
	r, n := largest(rect{1, 6}, rect{2, 3}, rect{3, 2}, rect{1, 6})
	println(r.w, r.h, n)
	p := &ptrShape{}
	println(total([]*ptrShape{p, p, p}), total([]square{1, 2}), total([]interface{ area() int }{p, rect{1, 1}}))
	println(twice(sheep{"dolly"}).name, other[sheep](ram{&sheep{"r"}}).name)
	println(head[int](ints{7, 8}))
	println(label(mint(3)), label(mint(30)))
}
