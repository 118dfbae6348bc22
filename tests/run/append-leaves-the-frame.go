// Whatever comes to refer to the array of a slice that grew in the frame finds it on the heap.
package main

type node struct {
	v    int
	next *node
}
type S []*node

//go:noinline
func clobber(n int) int {
	var x [64]int
	for i := range x {
		x[i] = -n - i
	}
	if n > 0 {
		return clobber(n-1) + x[n]
	}
	return x[5]
}

func check(name string, s []*node) {
	clobber(8)
	sum := 0
	for i, p := range s {
		if p.v != i && p.v != -1 {
			println(name, "broken at", i, p.v)
		}
		sum += p.v
	}
	println(name, len(s), sum)
}

//go:noinline
func gotoLoop(n int) (all [][]*node) {
	var s []*node
	i := 0
again:
	s = append(s, &node{v: i})
	s = append(s, &node{v: i + 1})
	all = append(all, s)
	s = nil
	i++
	if i < n {
		goto again
	}
	return all
}

//go:noinline
func appendWhileRange(n int) []*node {
	var s []*node
	for i := range n {
		s = append(s, &node{v: i})
	}
	for _, p := range s {
		s = append(s, &node{v: -1, next: p})
	}
	return s[:n]
}

//go:noinline
func keepBoth(n int) ([]*node, []*node) {
	var s, t []*node
	for i := range n {
		s = append(s, &node{v: i})
		t = append(t, &node{v: i})
	}
	u := s
	if n%2 == 0 {
		s = nil
		s = append(s, &node{v: 0})
	}
	s = append(s, &node{v: -1})
	return u, t
}

//go:noinline
func afterLeave(n int) (u, v []*node) {
	var s []*node
	for i := range n {
		s = append(s, &node{v: i})
	}
	u = s
	s = nil
	for i := range n {
		s = append(s, &node{v: i})
	}
	for i := range s {
		if s[i].v != i {
			println("afterLeave", i)
		}
	}
	v = append(v, s...)
	return
}

//go:noinline
func panics(n int) (s []*node) {
	defer func() {
		if recover() != nil {
			clobber(3)
		}
	}()
	for i := range n {
		s = append(s, &node{v: i})
		if i == 2 {
			panic("x")
		}
	}
	return s
}

//go:noinline
func panicsPlain(n int, out *[]*node) {
	defer func() { recover() }()
	var s []*node
	for i := range n {
		s = append(s, &node{v: i})
	}
	*out = s
	s = append(s, &node{v: -1})
	panic(1)
}

//go:noinline
func swapped(n int) ([]*node, []*node) {
	var a, b []*node
	for i := range n {
		a = append(a, &node{v: i})
		b = append(b, &node{v: i})
	}
	a, b = b, a
	return a, b
}

//go:noinline
func shifts(n int) []*node {
	var s []*node
	for i := range n {
		s = append(s, &node{v: i})
		if len(s) > 3 {
			s = s[1:]
			s = s[:len(s)]
		}
	}
	for i := range len(s) {
		s[i].v = i
	}
	return s
}

//go:noinline
func evaluates(n int) (s []*node, k int) {
	f := func() int { return clobber(4) }
	for i := range n {
		s = append(s, &node{v: i})
	}
	return s, f()
}

//go:noinline
func conditional(n int, b bool) (s []*node) {
	for i := range n {
		s = append(s, &node{v: i})
	}
	if b && len(s) > 2 || n == 1 {
		return s[:1]
	}
	return
}

//go:noinline
func selfCopy(n int) []*node {
	var s []*node
	for i := range n {
		s = append(s, &node{v: i})
	}
	s = s
	return s
}

//go:noinline
func recursive(n int) []*node {
	var s []*node
	for i := range n {
		s = append(s, &node{v: i})
		if n > 1 {
			check("inner", recursive(n-1))
		}
	}
	return s
}

//go:noinline
func length(s []*node) int { return len(s) }

//go:noinline
func passes(n int) []*node {
	var s []*node
	for i := range n {
		s = append(s, &node{v: length(s)})
		_ = i
	}
	return s
}

//go:noinline
func identity(s []*node) []*node { return s }

//go:noinline
func passesIdentity(n int) ([]*node, []*node) {
	var s, t []*node
	for i := range n {
		s = append(s, &node{v: i})
		t = identity(s)
	}
	return s, t
}

//go:noinline
func goroutine(n int) []*node {
	c := make(chan []*node)
	var s []*node
	for i := range n {
		s = append(s, &node{v: i})
	}
	go func(s []*node) { c <- s }(s)
	return <-c
}

type big struct{ a, b, c *node }

//go:noinline
func bigs(n int) []big {
	var s []big
	for i := range n {
		s = append(s, big{a: &node{v: i}, c: &node{v: i}})
	}
	return s
}

func main() {
	for n := range 7 {
		for _, s := range gotoLoop(n) {
			clobber(3)
			println("goto", len(s), s[0].v, s[1].v)
		}
		check("appendWhileRange", appendWhileRange(n))
		a, b := keepBoth(n)
		check("keepBoth", a)
		check("keepBoth", b)
		a, b = afterLeave(n)
		check("afterLeave", a)
		check("afterLeave", b)
		check("panics", panics(n))
		panicsPlain(n, &a)
		check("panicsPlain", a)
		a, b = swapped(n)
		check("swapped", a)
		check("swapped", b)
		check("shifts", shifts(n))
		a, _ = evaluates(n)
		check("evaluates", a)
		check("conditional", conditional(n, true))
		check("conditional", conditional(n, false))
		check("selfCopy", selfCopy(n))
		if n < 4 {
			check("recursive", recursive(n))
		}
		check("passes", passes(n))
		a, b = passesIdentity(n)
		check("identity", a)
		check("identity", b)
		check("goroutine", goroutine(n))
		for i, x := range bigs(n) {
			if x.a.v != i || x.b != nil || x.c.v != i {
				println("bigs", i)
			}
		}
	}
}
