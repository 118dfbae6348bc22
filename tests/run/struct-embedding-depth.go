package main

type a struct{ x, only int }
type b struct {
	a
	x string
}
type c struct {
	b
	y int
}
type left struct{ z int }
type right struct{ z int }
type d struct {
	c
	left
	right
	y float64
}

func (a) who() string   { return "a" }
func (b) who() string   { return "b" }
func (a) deep() string  { return "deep a" }
func (left) m() string  { return "left" }
func (right) m() string { return "right" }
func (d) m() string     { return "d hides both" }

func main() {
	var v d
	v.x = "b's"
	v.a.x = 1
	v.only = 7
	v.y = 2.5
	v.c.y = 3
	v.left.z, v.right.z = 4, 5 // z alone is ambiguous, which is no error until it is written
	println(v.x, v.b.x, v.c.b.a.x, v.only, v.y, v.c.y, v.left.z, v.right.z)
	println(v.who(), v.a.who(), v.c.who(), v.deep(), v.m(), v.left.m())
	w := d{c: c{b: b{a: a{only: 9}, x: "lit"}}, left: left{1}}
	println(w.only, w.x, w.z0(), w.deep())
	f := w.deep
	g := d.who
	println(f(), g(w))
}

func (v d) z0() int { return v.left.z + v.right.z }
