package main

type pair struct{ a, b *int }

func swap(x, y *int)             { *x, *y = *y, *x }
func swapPointers(x, y **int)    { *x, *y = *y, *x }
func sum(dst, x, y *int)         { *dst = 0; *dst += *x; *dst += *y }
func rotate(p *[3]int, i, j int) { p[i], p[j], p[0] = p[j], p[i], p[i] }

func main() {
	a, b := 1, 2
	swap(&a, &b)
	println(a, b)
	swap(&a, &a)
	println(a)
	p, q := &a, &b
	swapPointers(&p, &q)
	println(*p, *q, p == &b)
	// The destination is also an operand.
	sum(&a, &a, &b)
	println(a)
	sum(&a, &b, &b)
	println(a)
	arr := [3]int{1, 2, 3}
	rotate(&arr, 1, 2)
	println(arr[0], arr[1], arr[2])
	s := pair{&a, &b}
	t := s
	*t.a = 100
	t.b = t.a
	println(a, *s.a, *s.b, *t.b)
	x := []int{1, 2, 3}
	y := x[1:]
	px, py := &x[1], &y[0]
	*px = 20
	println(*py, px == py, y[0])
	x = append(x[:1], 30)
	println(*py, y[0])
	var pp **int
	r := p
	pp = &r
	*pp = q
	**pp = 7
	println(*q, r == q, *p)
	f := func(n *int) func() { return func() { *n++ } }
	inc := f(&b)
	inc()
	inc()
	println(b)
	m := map[*int]string{&a: "a", &b: "b"}
	println(m[p], m[q], m[&arr[0]] == "")
	type self *self
	var me self
	me = &me
	println(*me == me)
	n := &struct{ v [2]int }{}
	e := &n.v[1]
	*n = struct{ v [2]int }{[2]int{5, 6}}
	println(*e)
}
