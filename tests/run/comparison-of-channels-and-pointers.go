package main

type t struct{ a, b int }

func main() {
	c, d := make(chan int), make(chan int)
	e := c
	println(c == d, c == e, c != nil)
	var ro <-chan int = c
	var wo chan<- int = c
	println(ro == c, wo == c, any(ro) == any(c))
	x, y := t{1, 2}, t{1, 2}
	p, q := &x, &x
	println(p == q, p == &y, *p == y, &p == &q, &x.a == &p.a, &x.a == &x.b)
	s := []int{1, 2, 3}
	println(&s[0] == &s[:1][0], &s[1] == &s[1:][0], &s[0] == &append([]int(nil), s...)[0])
	f := func() *int { n := 0; return &n }
	println(f() == f())
	var pp, qq any = p, q
	println(pp == qq, pp == any(&y), pp == any(&x.a))
	m := map[any]int{c: 1, p: 2}
	println(m[e], m[q], m[d], m[any(ro)])
	arr := [2]*t{p, nil}
	println(arr == [2]*t{q}, arr == [...]*t{&x, &y})
	type link struct{ next *link }
	l := &link{}
	l.next = l
	println(l == l.next.next, *l == *l.next, link{l} == *l)
}
