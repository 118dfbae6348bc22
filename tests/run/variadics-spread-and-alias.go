package main

func modify(xs ...int) int {
	if len(xs) > 0 {
		xs[0] = 100
	}
	xs = append(xs, 1)
	return len(xs)
}
func isNil(xs ...any) (bool, int)            { return xs == nil, len(xs) }
func two(prefix string, xs ...string) string { return join(prefix, xs...) }
func join(sep string, xs ...string) (s string) {
	for i, x := range xs {
		if i > 0 {
			s += sep
		}
		s += x
	}
	return s + "."
}
func pair() (string, string)          { return "-", "b" }
func triple() (string, int, float64)  { return "t", 1, 2.5 }
func mixed(a string, rest ...any) int { return len(a) + len(rest) }
func funcs(fs ...func() int) (n int) {
	for _, f := range fs {
		n = n*10 + f()
	}
	return
}

type log struct{ lines []string }

func (l *log) add(s ...string) *log { l.lines = append(l.lines, s...); return l }

type adder interface{ add(...string) *log }

func main() {
	s := []int{1, 2, 3}
	println(modify(s...), s[0], len(s), modify(1, 2), modify())
	c := make([]int, 1, 4)
	modify(c...)
	println(c[0], c[:2][1])
	println(isNil())
	println(isNil(nil))
	println(isNil(nil...))
	println(isNil([]any{}...))
	println(isNil([]int{1, 2}, []any{1}))
	println(two("+", "a", "b"), two("+"), join("/", []string{"x", "y"}...))
	println(join(pair()), mixed(triple()), len([]string{0: join(pair())}))
	println(funcs(func() int { return 1 }, func() int { return len(s) }), funcs())
	var l adder = &log{}
	f := l.add
	f("a").add().add("b", "c")
	g := (*log).add
	println(len(g(l.(*log), []string{"d"}...).lines))
	h := func(xs ...[]int) int { return len(xs) }
	println(h(s, nil), h([][]int{s}...), h())
	defer func(xs ...int) { println("deferred", len(xs), xs[0]) }(s...)
	s[0] = 7
	go func(xs ...int) {}(1, 2)
	type named []string
	n := named{"p", "q"}
	println(join("", n...))
	var fn func(string, ...string) string = join
	println(fn("~", "1", "2"))
}
