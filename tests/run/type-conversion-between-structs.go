package main

type a struct {
	X int    `json:"x"`
	S string `other:"y"`
}
type b struct {
	X int
	S string
}
type deep struct {
	In struct {
		V []int `tag:"1"`
	}
	P *int
}
type deep2 struct {
	In struct{ V []int }
	P  *int `tag:"2"`
}
type named []int
type fn func(a) b
type dir chan int
type ptr *a

func (x a) get() int   { return x.X }
func (x b) get() int   { return -x.X }
func (n named) n() int { return len(n) }

func main() {
	x := a{1, "s"}
	y := b(x)
	println(x.get(), y.get(), a(y) == x, y == b(x))
	z := struct {
		X int
		S string
	}(y)
	z.X = 9
	println(y.X, a(z).get(), any(z) == any(y))
	n := 5
	d := deep{P: &n}
	d.In.V = []int{1, 2}
	e := deep2(d)
	e.In.V[0] = 100
	*e.P++
	println(d.In.V[0], n, len(deep(e).In.V))
	p := (*b)(&x)
	p.X = 77
	println(x.X, (*a)(p) == &x, ptr(&x).S)
	println(named([]int{1, 2}).n(), len([]int(named{1})))
	f := fn(func(x a) b { return b(x) })
	var g func(a) b = f
	println(g(x).get(), fn(g) != nil)
	c := make(chan int, 1)
	var in chan<- int = dir(c)
	in <- 4
	println(<-(<-chan int)(dir(c)), any(dir(c)) == any(c))
	var i interface{ get() int } = x
	_, ok := i.(interface {
		get() int
		set()
	})
	println(i.get(), ok, any(i) == any(x), interface{ get() int }(y).get())
	arr := [2]a{{1, "p"}, {2, "q"}}
	type arr2 [2]a
	println(arr2(arr)[1].S, arr2(arr) == arr)
	m := map[string]a{"k": x}
	type mm map[string]a
	mm(m)["l"] = a(y)
	println(len(m), any(mm(m)) == nil)
}
