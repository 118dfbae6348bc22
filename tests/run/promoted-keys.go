// Promoted fields as keys of struct literals: order of evaluation, generic types, constants, package variables.
package main

type inner struct {
	x, y int
	s    string
}

type middle struct {
	inner
	m int
	p *int
}

type outer struct {
	a int
	middle
	list []int
	any  interface{}
}

type box[T any] struct {
	value T
	pair[T]
}

type pair[T any] struct{ left, right T }

func say(s string, v int) int {
	println("eval", s)
	return v
}

var global = outer{x: 7, s: "global", m: 3}

var table = []outer{{a: 1, x: 2}, {y: 3, list: []int{1, 2}}, {middle: middle{m: 9}}}

var pointers = []*inner{{x: 1}, {y: 2}}

func make2[T any](v, w T) box[T] { return box[T]{right: v, value: w} }

func show(o outer) {
	println(o.a, o.x, o.y, o.s, o.m, o.p == nil, len(o.list), o.any == nil)
}

func escape() *outer { n := 5; return &outer{p: &n, y: n, any: n} }

func constants() [2]outer {
	return [2]outer{{a: 1, x: 2, y: 3, s: "four", m: 5}, {s: "six", x: 7}}
}

type key struct{ inner }

func main() {
	show(outer{y: say("y", 1), a: say("a", 2), m: say("m", 3), x: say("x", 4)})
	show(global)
	for _, o := range table {
		show(o)
	}
	println(pointers[0].x, pointers[1].y)
	b := make2("right", "value")
	println(b.left, b.right, b.value)
	c := make2(1.5, 2.5)
	println(c.left, c.right, c.value)
	e := escape()
	show(*e)
	println(*e.p, e.any.(int))
	for _, o := range constants() {
		show(o)
	}
	m := map[key]int{{x: 1, s: "k"}: 10, {y: 2}: 20}
	println(m[key{inner{1, 0, "k"}}], m[key{y: 2}], m[key{}])
	for i := 0; i < 2; i++ {
		o := outer{x: i}
		o = outer{y: o.x, m: i}
		show(o)
	}
}
