// What the language leaves open, as gc has it: calls come before what is read beside them.
package main

type N struct {
	items []int
	next  *N
	m     map[string]int
}

func (n *N) make() int {
	n.items = append(n.items, 100+len(n.items))
	return len(n.items)
}

func add(a, b int) int    { return a*10 + b }
func two(p *N, i int) int { return len(p.items)*100 + i }

type P struct{ a, b int }

func main() {
	n := &N{}
	n.items = append(n.items, n.make())
	println(len(n.items), n.items[0])
	s := []int{}
	f := func() int { s = append(s, 7); return len(s) }
	s = append(s, f(), f())
	println(len(s))
	g := []int{1}
	h := func() int { g = []int{5, 6, 7}; return 1 }
	println(add(g[0], h()))
	g = []int{1}
	println(add(len(g), h()))
	g = []int{1}
	println(g[0]+h(), n.items[0]+n.make())
	x := &P{1, 2}
	k := func() int { x.a = 50; return 3 }
	p := P{x.a, k()}
	println(p.a, p.b)
	x.a = 1
	q := []int{x.a, k(), x.a}
	println(q[0], q[1], q[2])
	x.a = 1
	println(x.a*2 + k())
	x.a = 1
	if x.a == 1 && x.a+k() == 4 {
		println("early")
	}
	x.a = 1
	str := "a"
	t := func() string { str = "zz"; return "t" }
	println(str[:1] + t())
	str = "a"
	println(str + t() + str)
	m := map[string]int{"a": 1}
	u := func() string { m["a"] = 9; return "a" }
	println(m["a"]+m[u()], len(m))
	r := func() (int, int) { return x.a, k() }
	println(r())
	n.next = n
	println(two(n.next, func() int { n.next = &N{}; return 1 }()))
	copy(g[:x.a&1+1], []int{h(), 4})
	println(g[0], g[1])
	ch := make(chan int, 3)
	ch <- g[0] + h()
	println(<-ch)

	x.a = 1
	for i, v := range append(g, h(), g[2]) {
		println(i, v)
	}
}
