package main

type number interface{ value() int }

type small int

func (s small) value() int { return int(s) }

type large struct{ a, b, c, d int }

func (l large) value() int { return l.a + l.b + l.c + l.d }

var kept number

//go:noinline
func keep(n number) { kept = n }

//go:noinline
func use(n number) int { return n.value() }

//go:noinline
func boxed(x int) {
	keep(large{x, x, x, x})
}

//go:noinline
func borrowed(x int) int {
	return use(small(x))
}

//go:noinline
func known(x int) int {
	var n number = small(x)
	return n.value()
}

func main() {
	boxed(7)
	println(kept.value(), borrowed(5), known(6))
}
