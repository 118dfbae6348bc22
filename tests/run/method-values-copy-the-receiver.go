package main

type counter struct{ n int }

func (c counter) get() int      { return c.n }
func (c *counter) inc() int     { c.n++; return c.n }
func (c counter) add(d int) int { c.n += d; return c.n }

type getter interface{ get() int }

func main() {
	c := counter{1}
	get := c.get // copies now
	inc := c.inc // the address
	c.n = 10
	println(get(), inc(), c.n, get())
	p := &c
	fromPointer := p.get // *p is copied now
	p.n = 20
	println(fromPointer(), p.get())
	p = &counter{100}
	println(inc(), c.n, p.n)
	add := c.add
	println(add(5), add(5), c.n)
	var g getter = c
	fromInterface := g.get
	g = counter{-1}
	println(fromInterface(), g.get())
	g = &c
	viaPointer := g.get // the interface holds a pointer: what it points to is read at the call
	c.n = 55
	println(viaPointer())
	list := []counter{{1}, {2}, {3}}
	var fs []func() int
	for i, v := range list {
		fs = append(fs, v.get, list[i].inc)
	}
	list[0].n = 40
	for _, f := range fs {
		print(f(), " ")
	}
	println(list[0].n, list[2].n)
	f := (&counter{7}).inc
	f()
	println(f())
	m := map[string]counter{"k": {9}}
	h := m["k"].get
	delete(m, "k")
	println(h())
	println(func() func() int { local := counter{3}; return local.inc }()())
}
