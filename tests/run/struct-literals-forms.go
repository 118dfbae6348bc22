package main

type point struct{ x, y int }

type shape struct {
	point
	name  string
	sides []point
	next  *shape
	attr  map[string]point
	pair  [2]point
	f     func(int) int
	any
}

func main() {
	s := shape{
		name:  "s",
		sides: []point{{1, 2}, {y: 3}, {}},
		next:  &shape{name: "next", point: point{5, 6}},
		attr:  map[string]point{"a": {7, 8}},
		pair:  [2]point{1: {9, 10}},
		f:     func(n int) int { return n + 1 },
		any:   11,
	}
	println(s.x, s.name, s.sides[1].y, s.next.x, s.next.point.y, s.attr["a"].y, s.pair[1].x, s.f(1), s.any.(int))
	t := shape{point{1, 2}, "all", nil, nil, nil, [2]point{}, nil, nil}
	println(t.x, t.y, t.name, t.any == nil, t.f == nil)
	println(point{}.x, (&point{y: 4}).y, point{x: 1} == point{1, 0})
	var z shape
	println(z.name == "", z.sides == nil, z.pair[1].y, z.next == nil)
	x := 5
	p := point{x: x, y: x * x}
	q := point{
		p.y,
		p.x,
	}
	println(p.x, p.y, q.x, q.y)
	if (point{1, 2}) == (point{1, 2}) {
		println("parentheses in a condition")
	}
	for _, v := range []*point{{1, 2}, {3, 4}} {
		print(v.x+v.y, " ")
	}
	println()
	type generic[T any] struct {
		v T
		n *generic[T]
	}
	g := generic[string]{"outer", &generic[string]{v: "inner"}}
	println(g.v, g.n.v, g.n.n == nil)
	m := [...]struct{ k, v string }{{"a", "b"}, {v: "c"}}
	println(len(m), m[1].k == "", m[1].v)
	b := struct {
		*point
		error
	}{point: &point{1, 1}}
	println(b.x, b.error == nil)
}
