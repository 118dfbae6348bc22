package main

type pair struct{ a, b int }

type big struct {
	v    [40]int
	name string
	p    *big
}

func rotate(b big) big {
	first := b.v[0]
	copy(b.v[:], b.v[1:])
	b.v[39] = first
	return b
}

func swapped(p *pair) { *p = pair{p.b, p.a} }

func main() {
	x := pair{1, 2}
	x = pair{x.b, x.a}
	println(x.a, x.b)
	x = pair{b: x.a + x.b, a: x.b}
	println(x.a, x.b)
	swapped(&x)
	println(x.a, x.b)
	arr := [3]int{1, 2, 3}
	arr = [3]int{arr[2], arr[0], arr[1]}
	println(arr[0], arr[1], arr[2])
	var b big
	for i := range b.v {
		b.v[i] = i
	}
	b = rotate(b)
	b = big{v: b.v, name: b.name + "n", p: &b}
	println(b.v[0], b.v[39], b.p.name)
	b = big{v: [40]int{b.v[39], b.v[38]}, name: "x" + b.name}
	println(b.v[0], b.v[1], b.v[2], b.name, b.p == nil)
	m := map[string]pair{"k": {1, 2}}
	m["k"] = pair{m["k"].b, m["k"].a}
	println(m["k"].a, m["k"].b)
	s := []pair{{1, 2}, {3, 4}}
	s[0], s[1] = pair{s[1].b, s[0].a}, pair{s[0].b, s[1].a}
	println(s[0].a, s[0].b, s[1].a, s[1].b)
	s = []pair{s[1], s[0], {len(s), cap(s)}}
	println(s[0].a, s[2].a)
	nested := [2][2]int{{1, 2}, {3, 4}}
	nested = [2][2]int{nested[1], {nested[0][1], nested[0][0]}}
	println(nested[0][0], nested[1][0], nested[1][1])
	nested[0] = [2]int{nested[1][0], nested[0][0]}
	println(nested[0][0], nested[0][1])
}
