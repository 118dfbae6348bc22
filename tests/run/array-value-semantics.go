package main

type grid [2][3]int

type holder struct{ a [3]int }

func change(a [3]int) [3]int { a[0] = 100; return a }

func (g grid) set()   { g[0][0] = 1 }
func (g *grid) keep() { g[0][0] = 1 }

func main() {
	a := [3]int{1, 2, 3}
	b := a
	b[1] = 20
	c := change(a)
	println(a[0], a[1], b[1], c[0])
	g := grid{{0, 1, 2}, {3, 4, 5}}
	row := g[1]
	row[0] = 99
	g.set()
	println(g[1][0], row[0], g[0][0])
	g.keep()
	println(g[0][0], len(g), len(g[0]))
	h := holder{a}
	k := h
	k.a[2] = 7
	println(h.a[2], k.a[2], a[2])
	f := func() { a[0]++ } // captured by reference
	f()
	p := &a
	p[0]++
	println(a[0], (*p)[0], p == &a, *p == a)
	m := map[string][3]int{"x": a}
	v := m["x"]
	v[0] = -1
	println(m["x"][0], v[0], m["none"][2])
	ch := make(chan [3]int, 1)
	ch <- a
	a[0] = 0
	println((<-ch)[0])
	var i any = a
	a[1] = 55
	println(i.([3]int)[1], i == any(a))
	a, b = b, a
	println(a[1], b[1])
	g[0], g[1] = g[1], g[0]
	println(g[0][1], g[1][1])
}
