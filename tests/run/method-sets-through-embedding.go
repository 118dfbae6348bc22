package main

type t struct{ n int }

func (v t) value() string    { return "value" }
func (p *t) pointer() string { p.n++; return "pointer" }

type byValue struct{ t }
type byPointer struct{ *t }
type deep struct{ byValue }
type deepPointer struct{ *byValue }

type both interface {
	value() string
	pointer() string
}
type onlyValue interface{ value() string }

func check(name string, v any) {
	_, a := v.(onlyValue)
	_, b := v.(both)
	println(name, a, b)
}

func main() {
	check("t", t{})
	check("*t", &t{})
	check("byValue", byValue{})
	check("*byValue", &byValue{})
	check("byPointer", byPointer{&t{}})
	check("*byPointer", &byPointer{&t{}})
	check("deep", deep{})
	check("*deep", &deep{})
	check("deepPointer", deepPointer{&byValue{}})
	check("unnamed", struct{ t }{})
	check("unnamed pointer", struct{ *t }{})
	check("pointer to unnamed", &struct{ byValue }{})
	check("embedded interface", struct{ both }{})
	// An addressable variable has its address taken for the call.
	var v deep
	v.pointer()
	v.byValue.pointer()
	v.t.pointer()
	println(v.n)
	var i both = &v
	i.pointer()
	println(v.n, i.value())
	w := byPointer{&t{5}}
	i = w
	i.pointer()
	println(w.n, w.t.n)
	list := []t{{1}}
	list[0].pointer()
	println(list[0].n)
	arr := [1]deep{}
	arr[0].pointer()
	println(arr[0].n)
	type alias = t
	a := alias{7}
	a.pointer()
	println(a.n)
	type defined t
	check("defined", &defined{})
	type wrapped struct{ defined }
	check("wrapped", &wrapped{})
}
