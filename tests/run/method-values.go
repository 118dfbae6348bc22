package main

type acc struct{ total int }

func (a *acc) add(n int) *acc { a.total += n; return a }
func (a acc) get() int        { return a.total }

type getter interface{ get() int }

func apply(f func(int) *acc, n int) { f(n) }

type wrap struct {
	*acc
	name string
}

func main() {
	a := &acc{}
	f := a.add
	apply(f, 3)
	apply(a.add, 4)
	println(a.total, a.add(1).add(2).get())
	g := a.get
	a.add(100)
	println(g(), a.get())
	var i getter = a
	h := i.get
	a.add(1)
	println(h())
	w := wrap{a, "w"}
	k := w.add
	k(1)
	println(w.get(), wrap.get(w), (*wrap).add(&w, 1).total)
	fs := map[string]func() int{"get": a.get, "len": func() int { return 3 }}
	println(fs["get"](), fs["len"]())
	var nilp *acc
	defer func() { println("nil receiver", recover() != nil) }()
	n := nilp.get
	println("never", n())
}
