package main

var (
	a    = b + 1
	b    = f("b", c)
	c    = f("c", 3)
	d    = func() int { return f("d", e) }()
	e    = f("e", 10)
	_    = f("blank", 0)
	x, y = pair()
)

func pair() (int, int) { println("pair", z); return z, z + 1 }

var z = f("z", 5)

func f(name string, v int) int {
	println("init", name, v)
	return v
}

func init() { println("first init", a, b, c, d, e, x, y) }

func init() { println("second init") }

type t struct{ p *int }

var q = t{&w}
var w = 77
var table = map[string]int{"k": f("table", 1)}
var fn = func() int { return w }

func main() {
	println("main", *q.p, table["k"], fn())
}
