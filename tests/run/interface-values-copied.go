package main

type counter struct{ n int }

func (c counter) add() counter { c.n++; return c }
func (c counter) get() int     { return c.n }

type getter interface{ get() int }
type arr [4]int

func (a arr) get() int { return a[0] + a[3] }

type big struct {
	pad [20]int
	s   []int
}

func (b big) get() int { b.pad[0]++; b.s[0]++; return b.pad[0] + b.s[0] }

func main() {
	c := counter{1}
	var g getter = c
	c.n = 100
	println(g.get(), c.n)
	h := g
	g = g.(counter).add()
	println(g.get(), h.get())
	a := arr{1, 2, 3, 4}
	g = a
	a[0] = 50
	println(g.get(), a.get())
	b := g.(arr)
	b[0] = 9
	println(g.get(), b.get())
	x := big{s: make([]int, 1)}
	g = x
	println(g.get(), g.get(), x.pad[0], x.s[0])
	p := &x
	g = p
	p.pad[0] = 10
	println(g.get(), x.pad[0])
	gs := []getter{c, &c, arr{}, &a}
	c.n, a[3] = 7, 70
	for _, g := range gs {
		print(g.get(), " ")
	}
	println()
	var i any = [2]any{1, []int{5}}
	y := i.([2]any)
	y[0] = 2
	y[1].([]int)[0] = 6
	println(i.([2]any)[0].(int), i.([2]any)[1].([]int)[0])
	for i, v := range []any{1, "s", 2.5} {
		switch v := v.(type) {
		case int:
			v += i
			print(v, " ")
		case string:
			v += "!"
			print(v, " ")
		}
	}
	println()
}
