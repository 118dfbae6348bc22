package main

type big struct{ v [30]int }
type tiny struct{}
type one struct{ p *int }

func (b big) get(i int) int { return b.v[i] }
func (b *big) set(i, v int) { b.v[i] = v }
func (tiny) get(i int) int  { return i }
func (o one) get(i int) int { return *o.p + i }

type getter interface{ get(int) int }

func main() {
	b := big{}
	var i getter = b
	var e any = b
	b.set(0, 5)
	println(i.get(0), e.(big).v[0], b.v[0])
	c := e.(big)
	c.set(0, 9)
	println(e.(big).get(0), c.get(0))
	j := i
	i = &b
	b.set(1, 6)
	println(i.get(1), j.get(1))
	n := 1
	o := one{&n}
	i = o
	n = 10
	o.p = new(int)
	println(i.get(1), o.get(1))
	i = tiny{}
	println(i.get(3), i == getter(tiny{}))
	arr := [3]int{1, 2, 3}
	e = arr
	arr[0] = 100
	println(e.([3]int)[0], e == any([3]int{1, 2, 3}))
	s := "text"
	e = s
	s += "!"
	println(e.(string), s)
	x := 300
	e = x
	x++
	println(e.(int), e == 300, e == any(x))
	list := []any{x, s, arr, b, &b, nil, 1.5}
	y := list[0].(int)
	y++
	println(list[0].(int), len(list), list[3].(big).v[0], list[4].(*big).v[0])
	copied := list
	copied[0] = "replaced"
	_, isString := list[0].(string)
	println(isString)
	for _, v := range list {
		if p, ok := v.(*big); ok {
			p.v[0]++
		}
		if v, ok := v.(big); ok {
			v.v[0]++
		}
	}
	println(b.v[0], list[3].(big).v[0])
	f := func(v any) { v = 5; _ = v }
	f(e)
	println(e.(int))
	pe := &e
	*pe = "through a pointer"
	println(e.(string))
	var small any = byte(200)
	println(small.(byte), small == any(byte(200)), small == any(200))
}
