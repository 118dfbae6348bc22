package main

var (
	a = c + b // needs b and c, which come later
	b = f()   // f uses d
	c = 1
	d = 3
)

func f() int { d++; return d * 10 }

var (
	e = g // a function value counts as a use of what the function needs
	h = say("h", 1)
)

func g() int { return i + 1 }

var i = say("i", 5)

func say(s string, n int) int { println("init", s, n); return n }

// Through a method, a method value and a method expression.
type t struct{}

func (t) m() int { return j }

var (
	k = say("k", t{}.m())
	l = say("l", func() int { return m }())
	n = say("n", t.m(t{})+len(o))
	j = say("j", 7)
	m = say("m", 8)
	o = []int{p, p}
	p = say("p", 9)
)

// Mentioned only, not called: still a dependency.
var q = func() func() int { return r }

func r() int { return s }

var s = say("s", 2)

var _ = say("blank", 3)

func init() { println("first init", a, b, c, d) }

func main() {
	println(a, b, c, d, e(), h, k, l, n, q()())
}

func init() { println("second init") }
