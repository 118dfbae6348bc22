package main

type point struct{ x, y int }

func (p point) sum() int         { return p.x + p.y }
func (p *point) move(dx int) int { p.x += dx; return p.x }

type named struct {
	*point
	name string
}
type pixel struct {
	named
	color string
}
type summer interface{ sum() int }
type both interface {
	summer
	move(int) int
}
type wrap struct{ both }
type funcs struct{ f func() }

func (p pixel) String() string { return p.name + p.color }

func main() {
	p := pixel{named{&point{1, 2}, "n"}, "c"}
	println(pixel.sum(p), (*pixel).sum(&p), pixel.move(p, 10), (*pixel).move(&p, 5), p.x)
	println(named.sum(p.named), point.sum(*p.point), (*point).move(p.point, 1))
	f, g := pixel.move, (*named).sum
	println(f(p, 100), g(&p.named))
	w := wrap{p}
	println(wrap.sum(w), (*wrap).move(&w, 1000), summer.sum(w), both.move(w, 1))
	h := interface{ sum() int }.sum
	println(h(p), h(&p), h(w), h(point{3, 4}))
	bound := p.move
	p.point = &point{}
	println(bound(1), p.move(1), p.x)
	value := p.sum
	p.x = 500
	println(value(), p.sum())
	table := map[string]func(pixel) string{"s": pixel.String, "n": func(p pixel) string { return p.named.name }}
	println(table["s"](p), table["n"](p))
	ops := [...]func(*point, int) int{(*point).move, func(p *point, i int) int { return p.y * i }}
	for _, op := range ops {
		print(op(p.point, 2), " ")
	}
	println()
	func() {
		defer func() { println(recover().(error).Error()) }()
		q := pixel{}
		_ = pixel.sum(q)
	}()
	func() {
		defer func() { println(recover().(error).Error()) }()
		_ = wrap{}.both.sum
	}()
	anon := struct {
		point
		summer
	}{point{1, 1}, nil}
	println(anon.point.sum())
}
