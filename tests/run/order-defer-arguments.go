package main

type t struct{ n int }

func (v t) show(s string)   { println(s, v.n) }
func (p *t) point(s string) { println(s, p.n) }

func arg(s string) string { println("arg", s); return s }

func main() {
	x := 1
	v := t{1}
	p := &v
	defer println("value", x)
	defer func() { println("closure", x) }()
	defer func(n int) { println("param", n) }(x)
	defer v.show(arg("value receiver"))
	defer v.point(arg("pointer receiver"))
	defer p.show(arg("through a pointer"))
	f := func() { println("first f") }
	defer f()
	f = func() { println("second f") }
	defer f()
	g := v.show
	defer g("bound")
	defer t.show(v, "expression")
	var i interface{ show(string) } = v
	defer i.show("interface")
	i = t{99}
	v.n, x = 2, 2
	list := []int{1, 2}
	defer println("list", len(list), list[0])
	list[0] = 5
	list = append(list, 3)
	defer func(a [2]int, s []int) { println("array", a[0], "slice", s[0]) }([2]int(list), list)
	list[0] = 6
	for i := range 3 {
		defer print("loop ", i, "\n")
	}
	println("end of main")
}
