package main

type s struct {
	a [3]int
	n string
}

func params(i int, st s, p *s, xs []int, vs ...string) (get func() string, change func()) {
	get = func() string {
		r := ""
		for range i {
			r += "."
		}
		r += st.n + p.n
		for _, x := range xs {
			r += string(rune('0' + x))
		}
		for _, v := range vs {
			r += v
		}
		return r
	}
	change = func() {
		i++
		st.n += "s"
		p = &s{n: "new"}
		xs[0]++
		xs = append(xs, 9)
		vs = append(vs[:1:1], "v")
	}
	return
}

func (x s) value() (func() int, func()) {
	return func() int { return x.a[0] }, func() { x.a[0]++ }
}
func (x *s) pointer() (func() int, func()) {
	return func() int { return x.a[0] }, func() { x.a[0]++; x = &s{a: [3]int{100}} }
}

func result() (n int, f func() int) {
	f = func() int { n++; return n }
	n = 10
	f()
	return n * 2, f
}

func main() {
	st, xs, vs := s{n: "v"}, []int{1, 2}, []string{"x", "y"}
	get, change := params(2, st, &st, xs, vs...)
	println(get())
	st.n = "changed"
	xs[1] = 5
	vs[0] = "X"
	println(get())
	change()
	change()
	println(get(), st.n, xs[0], len(xs), vs[1])
	v, inc := st.value()
	inc()
	println(v(), st.a[0])
	p, inc := st.pointer()
	inc()
	println(p(), st.a[0])
	inc()
	println(p(), st.a[0])
	n, f := result()
	println(n, f(), f())
}
