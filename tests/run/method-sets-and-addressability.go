package main

type t struct{ n int }

func (v t) val() int     { return v.n }
func (p *t) inc() *t     { p.n++; return p }
func (p *t) nilok() bool { return p == nil }

type inner struct{ t }
type ptr struct{ *t }
type both interface {
	val() int
	inc() *t
}

var global t

func get() t       { return global }
func getp() *t     { return &global }
func array() *[3]t { return &arr }

var arr [3]t

func main() {
	var v t
	v.inc().inc()
	(&v).inc()
	println(v.val(), (&v).val(), (*t).val(&v))
	getp().inc()
	println(get().val(), global.n)
	s := []t{{1}, {2}}
	s[1].inc()
	for i := range s {
		s[i].inc()
	}
	for _, x := range s {
		x.inc()
	}
	println(s[0].n, s[1].n)
	array()[2].inc().inc()
	println(arr[2].n)
	m := map[string]*t{"k": {5}}
	m["k"].inc()
	println(m["k"].n, m["none"].nilok())
	st := struct {
		a inner
		b ptr
	}{b: ptr{&t{10}}}
	st.a.inc()
	st.b.inc()
	copyOf := st
	copyOf.a.inc()
	copyOf.b.inc()
	println(st.a.n, copyOf.a.n, st.b.n, copyOf.b.n)
	var i both = st.b
	i.inc()
	i = &st.a
	i.inc()
	println(st.b.val(), st.a.val(), i.val())
	_, ok := any(st.a).(both)
	_, ok2 := any(st.b).(both)
	_, ok3 := any(&st.a).(both)
	println(ok, ok2, ok3)
	f := v.inc
	v = t{100}
	f()
	println(v.n)
	p := &v
	g := p.val
	p.n = 0
	println(g(), (*p).val())
	pp := &p
	(*pp).inc()
	(**pp).inc()
	println(v.n, (t{3}).val(), (&t{3}).inc().inc().n)
	var np *t
	println(np.nilok(), (*t)(nil).nilok(), ptr{}.nilok())
}
