package main

type T []T
type F func(F) int
type M map[string]M
type I interface{ self() I }
type P *P
type node struct {
	val  int
	kids []*node
	up   *node
}
type impl struct{ n int }

func (i impl) self() I { return impl{i.n + 1} }

func (n *node) sum() int {
	s := n.val
	for _, k := range n.kids {
		s += k.sum()
	}
	return s
}

func depth(t T) int {
	d := 0
	for _, x := range t {
		d = max(d, depth(x))
	}
	return d + 1
}

func main() {
	println(depth(T{T{}, T{T{T{}}}}))
	var f F = func(g F) int {
		if g == nil {
			return 1
		}
		return g(nil) + 1
	}
	println(f(f))
	m := M{"a": M{"b": nil}}
	println(len(m["a"]["b"]), len(m["a"]), m["x"]["y"] == nil)
	println(impl{}.self().self().(impl).n)
	var p P
	p = &p
	println(*p == p)
	root := &node{val: 1}
	for i := 2; i < 5; i++ {
		k := &node{val: i, up: root}
		k.kids = append(k.kids, &node{val: 10 * i, up: k})
		root.kids = append(root.kids, k)
	}
	println(root.sum(), root.kids[2].kids[0].up.up.val)
}
