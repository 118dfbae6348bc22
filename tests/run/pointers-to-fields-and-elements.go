package main

type inner struct{ a, b int }
type outer struct {
	in  inner
	arr [3]inner
	s   []inner
	p   *inner
}

func set(p *int, v int) { *p = v }

func main() {
	o := outer{s: make([]inner, 2, 2), p: &inner{}}
	set(&o.in.b, 1)
	set(&o.arr[1].a, 2)
	set(&o.s[1].b, 3)
	set(&o.p.a, 4)
	println(o.in.b, o.arr[1].a, o.s[1].b, o.p.a)
	i := 2
	pe := &o.arr[i]
	i = 0
	pe.b = 5
	println(o.arr[2].b, pe == &o.arr[2], pe != &o.arr[i])
	ps := &o.s[0]
	o.s = append(o.s, inner{}) // moves the elements; the pointer stays with the old ones
	ps.a = 6
	println(o.s[0].a, ps.a)
	c := o
	pc := &c.in
	pc.a = 7
	println(o.in.a, c.in.a)
	arr := &o.arr
	for i := range arr {
		arr[i].a += 10
	}
	sl := arr[1:]
	sl[0].b = 8
	println(o.arr[0].a, o.arr[1].b, len(arr), cap(sl))
	pp := &arr
	(**pp)[0].a = 9
	(*pp)[0].b = 1
	println(o.arr[0].a, o.arr[0].b)
	x, y := &o.in.a, &o.in.b
	*x, *y = *y, *x+1
	println(o.in.a, o.in.b)
	q := &*x
	println(q == x, &(*q) == &o.in.a, *&*&o.in.a)
	var f *int
	func() {
		local := 5
		f = &local
	}()
	*f++
	println(*f)
	str := []byte("abc")
	pb := &str[1]
	*pb -= 'a' - 'A'
	println(string(str))
}
