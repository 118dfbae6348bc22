package main

type base struct {
	n    int
	name string
}

func (b *base) inc()        { b.n++ }
func (b base) get() int     { return b.n }
func (b *base) isNil() bool { return b == nil }

type mid struct{ *base }
type top struct {
	*mid
	extra int
}

func try(what string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			println(what, e.(error).Error())
		}
	}()
	f()
}

func main() {
	t := top{mid: &mid{&base{1, "shared"}}}
	u := t // shares the base
	u.inc()
	u.name = "both"
	println(t.n, t.get(), t.name, t.base == u.base)
	p := &t
	p.inc()
	(*p).n += 10
	println(u.n, p.mid.base.n)
	t.base = &base{n: 100}
	println(u.n) // through the same mid
	u.mid = &mid{}
	println(t.n, u.isNil(), u.base == nil)
	try("field", func() { println(u.n) })
	try("assign", func() { u.n = 1 })
	try("value method", func() { println(u.get()) })
	try("pointer method", func() { u.inc() })
	var none top
	try("two levels", func() { println(none.isNil()) })
	try("address", func() { println(&u.name != nil) })
	f := t.inc // the receiver is found now
	t.base = &base{}
	f()
	println(t.n)
	g := (*base).get
	println(g(&base{n: 3}), top.get(t), (*top).get(&t))
}
