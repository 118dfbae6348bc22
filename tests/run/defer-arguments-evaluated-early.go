package main

type t struct{ n int }

func (v t) show(tag string)   { println(tag, "value", v.n) }
func (p *t) showp(tag string) { println(tag, "pointer", p.n) }

func trace(s string) string { println("eval", s); return s }

func pick(name string, f func(string)) func(string) { println("pick", name); return f }

func main() {
	x := t{1}
	p := &x
	defer x.show("a")
	defer x.showp("b")
	defer p.show("c")
	defer p.showp("d")
	f := func(s string) { println("old", s) }
	defer f("e")
	f = func(s string) { println("new", s) }
	defer func() { f("f") }()
	defer pick("g", f)(trace("arg"))
	arr := [2]int{1, 2}
	sl := arr[:]
	defer func(a [2]int, s []int) { println(a[0], s[0]) }(arr, sl)
	arr[0] = 9
	x.n = 2
	p = &t{3}
	println("end")
}
