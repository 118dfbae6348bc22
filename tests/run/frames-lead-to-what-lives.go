// Variables and objects of a frame that are reached in a roundabout way keep what they hold while the function waits.
package main

import "runtime"

type node struct {
	next *node
	p    *int
	more []*node
}

type holder interface{ get() *node }

func (n *node) get() *node { return n }

func number(n int) *int {
	p := new(int)
	*p = n
	return p
}

func collect() {
	for range 2 {
		runtime.GC()
	}
	for i := range 100 {
		number(-i)
	}
}

func expect(what string, p *int, n int) {
	if *p != n {
		println(what, *p, "instead of", n)
	}
}

func byVariables() {
	a := node{p: number(1)}
	b := node{next: &a}
	c := &b
	d := &c
	collect()
	expect("variables", (*d).next.p, 1)
}

func byLiterals() {
	l := &node{next: &node{p: number(2), next: &node{p: number(3)}}}
	collect()
	expect("literals", l.next.p, 2)
	l = l.next.next
	collect()
	expect("literals", l.p, 3)
}

func byArrays() {
	a, b := node{p: number(4)}, node{p: number(5)}
	all := [2]*node{&a, &b}
	s := all[:]
	collect()
	for i, n := range s {
		expect("arrays", n.p, 4+i)
	}
	s = s[1:]
	last := s[0]
	collect()
	expect("arrays", last.p, 5)
}

func bySlices() {
	a := node{p: number(6)}
	s := []*node{{p: number(7)}, &a}
	t := [][]*node{s}
	u := t[0][1:]
	collect()
	expect("slices", u[0].p, 6)
	expect("slices", t[0][0].p, 7)
}

func byStores() {
	a, b := node{p: number(8)}, node{}
	c := &b
	c.next = &a
	n := b.next
	b = node{}
	collect()
	expect("stores", n.p, 8)
	a.next = &a
	n = n.next.next
	collect()
	expect("stores", n.p, 8)
}

func byClosures() {
	a := node{p: number(9)}
	q := &a
	f := func() *node { return q }
	g := func() { q = &node{p: number(10)} }
	collect()
	expect("closures", f().p, 9)
	g()
	collect()
	expect("closures", f().p, 10)
}

func byInterfaces() {
	a := node{p: number(11)}
	var x any = &a
	h := x.(holder)
	x = nil
	collect()
	expect("interfaces", h.get().p, 11)
	var y any = node{next: &a}
	n := y.(node).next
	y = nil
	collect()
	expect("interfaces", n.p, 11)
}

//go:noinline
func pick(n *node) *node { return n.next }

//go:noinline
func same(n *node) *node { return n }

//go:noinline
func first(all ...*node) *node { return all[0] }

func byCalls() {
	a := node{p: number(12)}
	b := node{next: &a}
	n := pick(same(&b))
	collect()
	expect("calls", n.p, 12)
	n = first(&a, &b)
	m := first(&b)
	collect()
	expect("calls", n.p, 12)
	expect("calls", m.next.p, 12)
}

func byMaps() {
	m := map[int]*int{}
	for i := range 5 {
		m[i] = number(i)
	}
	other := m
	m = nil
	collect()
	for k, v := range other {
		collect()
		expect("maps", v, k)
	}
	e := map[string]node{"x": {p: number(13)}}
	collect()
	n := e["x"]
	e = nil
	collect()
	expect("maps", n.p, 13)
}

func byAppend() {
	var s []*int
	for i := range 3 {
		s = append(s, number(i))
	}
	t := s[1:]
	s = nil
	collect()
	expect("append", t[0], 1)
	var u, v []*int
	for i := range 2 {
		u = append(u, number(i))
		collect()
		v = append(v, u[i])
		collect()
		u = append(u[:i], v[i])
		expect("append", u[i], i)
		expect("append", v[i], i)
	}
	v = append(v[:0], number(7))
	u = nil
	collect()
	expect("append", v[0], 7)
	p := &t[1]
	t = nil
	collect()
	expect("append", *p, 2)
}

func byParts() {
	var a struct {
		x [3]node
		y *node
	}
	a.x[1].p = number(14)
	a.y = &a.x[1]
	b := a
	p := &b.y
	q := &(*p).p
	collect()
	expect("parts", *q, 14)
}

func byChannels() {
	a := node{p: number(15)}
	b := &a
	c := make(chan *node, 1)
	c <- b
	b = nil
	collect()
	expect("channels", (<-c).p, 15)
}

func main() {
	for range 3 {
		byVariables()
		byLiterals()
		byArrays()
		bySlices()
		byStores()
		byClosures()
		byInterfaces()
		byCalls()
		byMaps()
		byAppend()
		byParts()
		byChannels()
	}
	println("done")
}
