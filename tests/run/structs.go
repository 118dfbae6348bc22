package main

type inner struct {
	x, y int
	name string
}

type outer struct {
	inner
	*extra
	tags [2]string
	z    float64
}

type extra struct{ note string }

func (i inner) sum() int       { return i.x + i.y }
func (i *inner) move(d int)    { i.x += d }
func (e *extra) shout() string { return e.note + "!" }

func main() {
	o := outer{inner: inner{1, 2, "n"}, extra: &extra{"hi"}, z: 1.5}
	o.x = 10
	o.move(5)
	println(o.x, o.inner.x, o.sum(), o.name, o.shout(), o.note)
	p := o
	p.inner.y = 99
	p.extra.note = "shared"
	println(o.y, p.y, o.note, p.z == o.z)
	a, b := inner{1, 2, "q"}, inner{1, 2, "q"}
	println(a == b, a != inner{}, &a == &b)
	anon := struct {
		a int
		b string
	}{7, "seven"}
	println(anon.a, anon.b)
	list := []inner{{1, 1, "a"}, {y: 2}}
	ptrs := []*inner{{3, 3, "c"}, nil}
	println(list[1].y, ptrs[0].name, ptrs[1] == nil)
	m := map[string]inner{"k": {name: "v"}}
	println(m["k"].name)
	var empty struct{}
	println(empty == struct{}{})
}
