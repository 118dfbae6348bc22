// Func variables with several known functions: what their arguments point to may be in the frame, and stays valid.
package main

type node struct {
	l, r *node
	n    int
}

func churn() {
	for i := 0; i < 50; i++ {
		_ = make([]*node, 10+i)
	}
}

func sum(n *node) int {
	var visit func(*node) int
	visit = func(n *node) int {
		if n == nil {
			return 0
		}
		churn()
		copied := node{n.l, n.r, n.n}
		return visit(copied.l) + visit(copied.r) + copied.n
	}
	return visit(&node{n, nil, 1})
}

func pick(b bool) *node {
	f := func(p *node) *node { return p }
	if b {
		f = func(p *node) *node { return p.l }
	}
	x := node{&node{nil, nil, 7}, nil, 8}
	r := f(&x)
	churn()
	return r
}

func captured(b bool) (r *node) {
	y := node{n: 3}
	f := func(p *node) *node { return &y }
	if b {
		f = func(p *node) *node { y.n++; return p }
	}
	r = f(&node{n: 4})
	churn()
	return r
}

var kept *node

func keeps(b bool) {
	f := func(p *node) {}
	if b {
		f = func(p *node) { kept = p }
	}
	f(&node{n: 5})
	churn()
}

func inner(b bool) func() int {
	f := func(p *node) int { return p.n }
	set := func() { f = func(p *node) int { kept = p; return p.n * 2 } }
	return func() int {
		x := node{n: 6}
		if b {
			set()
		}
		v := f(&x)
		churn()
		return v + x.n
	}
}

func recursive(n int) int {
	var even, odd func(*int) bool
	even = func(p *int) bool {
		if *p == 0 {
			return true
		}
		m := *p - 1
		return odd(&m)
	}
	odd = func(p *int) bool {
		if *p == 0 {
			return false
		}
		m := *p - 1
		churn()
		return even(&m)
	}
	if even(&n) {
		return 1
	}
	return 0
}

func main() {
	println(sum(&node{&node{nil, nil, 2}, &node{&node{n: 9}, nil, 3}, 4}))
	println(pick(false).n, pick(true).n)
	println(captured(false).n, captured(true).n)
	keeps(false)
	println(kept == nil)
	keeps(true)
	println(kept.n)
	println(inner(false)(), inner(true)(), kept.n)
	println(recursive(10), recursive(7))
	func() {
		defer func() { println(recover() != nil) }()
		var f func(*int)
		x := 1
		f(&x)
	}()
}
