package main

var counter = func() func() int {
	n := start
	return func() int { n++; return n }
}()

var start = base * 10
var base = func() int { return len(names) }()
var names = []string{"a", "b", "c"}

var handlers = map[string]func(int) int{
	"double": func(x int) int { return x * 2 },
	"next":   func(x int) int { return x + counter() },
	"self":   func(x int) int { return apply("double", x) },
}

func apply(name string, x int) int { return lookup(name)(x) }
func lookup(name string) func(int) int {
	if f, ok := table()[name]; ok {
		return f
	}
	return func(int) int { return -1 }
}

var table func() map[string]func(int) int

var ops = [...]struct {
	sym rune
	f   func(a, b int) int
}{{'+', add}, {'-', func(a, b int) int { return add(a, -b) }}, {'*', nil}}

func add(a, b int) int { return a + b }

func init() {
	table = func() map[string]func(int) int { return handlers }
	ops[2].f = func(a, b int) (r int) {
		for range b {
			r = ops[0].f(r, a)
		}
		return
	}
}

var fib func(int) int = func(n int) int {
	if n < 2 {
		return n
	}
	return again(n-1) + again(n-2)
}

func again(n int) int { return (*pfib)(n) }

var pfib *func(int) int

func init() { pfib = &fib }

var x, y = func() (int, func() int) { v := 5; return v, func() int { v++; return v } }()

func main() {
	println(base, start, counter(), counter())
	println(apply("double", 4), apply("next", 1), apply("self", 8), apply("none", 0))
	for _, o := range ops {
		print(string(o.sym), o.f(7, 3), " ")
	}
	println(fib(15))
	println(x, y(), y(), x)
}
