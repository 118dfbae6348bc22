package main

type a struct{ x, y, z int }
type b struct{ x, y int }
type c struct{ a }
type d struct {
	a
	b
	z string
}
type e struct {
	c
	b
}
type f struct {
	*e
	name string
}
type g struct {
	f
	*d
	x string
}

func (a) m() string    { return "a.m" }
func (b) m() string    { return "b.m" }
func (c) n() string    { return "c.n" }
func (*e) m() string   { return "e.m" }
func (b) only() string { return "b.only" }
func (f) o() string    { return "f.o" }

type hidden struct {
	e
	m int
}
type iface interface{ m() string }
type withIface struct {
	iface
	a
}
type deepIface struct{ withIface }

func (deepIface) m() string { return "deep" }

func main() {
	v := d{a{1, 2, 3}, b{4, 5}, "z"}
	println(v.z, v.a.z, v.a.x, v.b.x, v.a.m(), v.b.m(), v.only())
	w := e{c{a{1, 2, 3}}, b{4, 5}}
	println(w.x, w.y, w.z, w.n(), w.m(), w.b.m(), w.c.m(), w.a.m())
	x := f{&w, "f"}
	x.x = 40
	println(w.b.x, x.m(), x.z, x.o(), x.only(), x.e.c.a.x)
	y := g{x, &v, "gx"}
	println(y.x, y.f.x, y.d.b.x, y.name, y.o())
	h := hidden{w, 9}
	println(h.m, h.e.m(), h.n(), h.z)
	wi := withIface{iface: x}
	println(wi.iface.m(), wi.a.m(), wi.x)
	di := deepIface{wi}
	var i iface = di
	println(i.m(), di.withIface.iface.m())
	_, ok := any(v).(iface)
	_, ok2 := any(w).(iface)
	_, ok3 := any(&w).(iface)
	_, ok4 := any(x).(iface)
	println(ok, ok2, ok3, ok4)
	w.b, w.c = b{7, 8}, c{}
	println(x.x, x.y, x.z)
}
