package main

type point struct{ x, y int }

func (p point) sum() int            { return p.x + p.y }
func (p *point) scale(n int) *point { p.x *= n; p.y *= n; return p }
func (p point) plus(qs ...point) int {
	n := p.sum()
	for _, q := range qs {
		n += q.sum()
	}
	return n
}

type named struct {
	point
	name string
}

type summer interface{ sum() int }

type number int

func (n number) double() number { return n * 2 }

func apply(f func(point) int, p point) int { return f(p) }

func main() {
	p := point{1, 2}
	println(point.sum(p), (*point).sum(&p), (*point).scale(&p, 3).x, p.y)
	println(apply(point.sum, p), point.plus(p, p, p), point.plus(p))
	f := (*point).scale
	f(&p, 2)
	println(p.x, summer.sum(p), summer.sum(&p))
	n := named{p, "n"}
	println(named.sum(n), (*named).sum(&n), (*named).scale(&n, 10).x, n.x)
	println(number.double(4), (*number).double(new(number(5))))
	var g func(*named, int) *point = (*named).scale
	g(&n, 0)
	println(n.y)
	h := interface{ sum() int }.sum
	println(h(point{3, 4}))
	ops := map[string]func(point) int{"sum": point.sum, "x": func(p point) int { return p.x }}
	println(ops["sum"](point{5, 6}), ops["x"](point{5, 6}))
	v := point.sum
	println(v(point{y: 9}), func() func(point) int { return point.sum }()(point{1, 1}))
	type local struct{ *point }
	println(local.sum(local{&p}), local.scale(local{&p}, 2).y, p.y)
	defer point.print(p)
	p = point{}
}

func (p point) print() { println("deferred", p.x, p.y) }
