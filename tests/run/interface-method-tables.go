package main

type abc interface {
	c() string
	a() string
	b() string
}
type justB interface{ b() string }
type ba interface {
	b() string
	a() string
}
type v struct{ s string }

func (x v) a() string  { return x.s + "a" }
func (x v) b() string  { return x.s + "b" }
func (x *v) c() string { return x.s + "c" }
func (x v) zz() string { return "zz" }

type w int

func (w) a() string { return "wa" }
func (w) b() string { return "wb" }
func (w) c() string { return "wc" }

type gen[T any] struct{ t T }

func (g gen[T]) a() string { return "ga" }
func (g gen[T]) b() string {
	_, ok := any(g.t).(int)
	if ok {
		return "gb int"
	}
	return "gb"
}

func show(x any) {
	if i, ok := x.(abc); ok {
		print(i.a(), i.b(), i.c(), " ")
	}
	if i, ok := x.(ba); ok {
		print(i.a(), i.b(), " ")
		if j, ok := i.(justB); ok {
			print(j.b(), " ")
		}
		if j, ok := i.(abc); ok {
			print(j.c())
		}
	}
	println(".")
}

func main() {
	for range 2 {
		show(v{"v"})
		show(&v{"p"})
		show(w(1))
		show(gen[int]{})
		show(&gen[string]{})
		show(1)
		x := w(2)
		y := &x
		show(y)
		show(&y)
	}
	var i abc = &v{"q"}
	fs := []func() string{i.a, i.b, i.c, justB(i).b, i.(interface{ zz() string }).zz}
	i = w(0)
	for _, f := range fs {
		print(f(), " ")
	}
	println(abc.c(i), justB.b(i))
}
