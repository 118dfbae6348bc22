package main

type s struct {
	a [2]int8
	p *uint8
	m map[string]uint16
}

func main() {
	v := s{a: [2]int8{127, -128}, p: new(uint8), m: map[string]uint16{}}
	v.a[0]++
	v.a[1]--
	*v.p--
	v.m["x"]--
	v.m["y"]++
	println(v.a[0], v.a[1], *v.p, v.m["x"], v.m["y"])
	(*v.p)++
	q := &v.a[1]
	*q++ // the value, not the pointer
	println(*v.p, *q, v.a[1])
	f, c, r := 1.5, 1+1i, 'a'
	f++
	c--
	r++
	println(f, c, r, string(r))
	x := []int{5}
	x[len(x)-1]--
	println(x[0])
	var i any = 3
	n := i.(int)
	n++
	println(n, i.(int))
	big := 1e16
	big++ // lost in the rounding
	println(big == 1e16, big+2 == 1e16)
	u := uintptr(0)
	u--
	println(u+1, u > 1<<63)
	pp := &q
	**pp += 3
	println(v.a[1])
}
