package main

type point struct{ x, y int }

type number interface{ ~int | ~float64 }

func ptr[T number](v T) *T { return new(v * 2) }

func value() int { println("value"); return 4 }

func main() {
	a := new(int)
	b := new(5)
	c := new("text")
	println(*a, *b, *c, *new(value()))
	n := 3
	d := new(n)
	*d = 9
	println(n, *d, *new(n + 1))
	p := new(point{1, 2})
	p.x = 10
	q := new(*p)
	q.y = 20
	println(p.x, p.y, q.x, q.y)
	f := new(1.5)
	r := new('a')
	*f, *r = *f*2, *r+1
	println(*f, *r, *new(1 < 2), **new(new(7)))
	var i any = new(int8(3))
	_, isInt8 := i.(*int8)
	println(isInt8)
	s := new([]int{1, 2})
	*s = append(*s, 3)
	println(len(*s), *ptr(4), *ptr(0.25))
	e := new(any(nil))
	println(*e == nil, new(n) == new(n))
	fn := new(func(x int) int { return x * n })
	println((*fn)(5))
	list := []*int{new(1), new(2), new(value())}
	*list[0] += *list[1] + *list[2]
	println(*list[0])
}
