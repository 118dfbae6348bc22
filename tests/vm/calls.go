package p

type I interface{ M(int) string }
type T struct{ n int }

func (t T) M(i int) string   { return "" }
func (t *T) P(xs ...string)  {}
func two() (int, string)     { return 1, "" }
func take(n int, x any)      {}
func variadic(s ...any) int  { return len(s) }
func direct(t T, p *T, i I) {
	t.M(1)
	p.M(2)
	t.P()
	p.P("a", "b")
	i.M(3)
	take(two())
	variadic(1, "x", i)
	variadic(nil...)
	func(x int) { take(x, x) }(7)
}

func values(t T, p *T, i I, f func(int) string) {
	a := t.M
	b := p.P
	c := i.M
	d := T.M
	e := (*T).M
	h := I.M
	f(1)
	a(1)
	b()
	c(2)
	d(t, 3)
	e(p, 4)
	h(i, 5)
}
