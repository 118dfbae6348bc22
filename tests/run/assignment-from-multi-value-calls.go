package main

type pt struct{ x, y int }

func two() (int, string)   { return 2, "two" }
func three() (a, b, c int) { return 1, 2, 3 }
func errs(ok bool) (p *pt, e error) {
	if !ok {
		return nil, bad("no")
	}
	return &pt{1, 2}, nil
}
func take(i int, s string) (string, int) { return s + "!", i + 1 }
func takeAny(xs ...any) int              { return len(xs) }
func sum(xs ...int) (n int) {
	for _, x := range xs {
		n += x
	}
	return
}
func iface() (any, error)                 { return two2(), nil }
func two2() pt                            { return pt{5, 6} }
func forward() (string, int)              { return take(two()) }
func twice(s string, i int) (int, string) { return i * 2, s + s }

type bad string

func (b bad) Error() string { return string(b) }

var g1, g2 = two()
var _, g3, _ = three()

func main() {
	println(take(two()))
	println(forward())
	println(twice(take(twice(forward()))))
	println(takeAny(two()), takeAny(three()), takeAny(errs(true)), sum(three()))
	println(g1, g2, g3)
	var i any
	var s string
	i, s = two()
	println(i.(int), s)
	arr := [3]int{}
	m := map[string]int{}
	p := &pt{}
	arr[0], m["k"], p.x = three()
	_, arr[m["k"]], _ = three()
	println(arr[0], arr[2], m["k"], p.x)
	a, b, c := three()
	a, b, c = c, a, b
	println(a, b, c)
	if p, err := errs(false); err != nil {
		println(p == nil, err.Error())
	} else if p, err := errs(true); err == nil {
		println(p.x)
	}
	switch p, err := errs(true); {
	case err != nil:
	default:
		println(p.x, p.y)
	}
	x, err := errs(true)
	y, err := errs(false)
	println(x.y, y == nil, err.Error())
	v, err := iface()
	println(v == any(pt{5, 6}), err == nil)
	f := func() (func() (int, int), bool) { return func() (int, int) { return 8, 9 }, true }
	h, ok := f()
	n1, n2 := h()
	println(n1, n2, ok)
	ch := make(chan [2]int, 1)
	ch <- [2]int{1, 2}
	var e [2]int
	e, ok = <-ch
	println(e[1], ok)
	m["k"], ok = m["none"]
	println(len(m), m["k"], ok)
}
