package main

func sum(xs ...int) (t int) {
	for _, x := range xs {
		t += x
	}
	return
}

func mixed(sep string, xs ...any) int { return len(sep) + len(xs) }

func isnil(xs ...int) bool { return xs == nil }

func pair() (string, int) { return "p", 2 }

func modify(xs ...int) { xs[0] = 100 }

func main() {
	println(sum(), sum(1), sum(1, 2, 3))
	s := []int{4, 5, 6}
	println(sum(s...), sum(s[1:]...))
	println(mixed(","), mixed(",", 1, "a", nil), mixed(pair()))
	println(isnil(), isnil(s...), isnil([]int{}...))
	modify(s...)
	println(s[0])
	f := sum
	println(f(1, 2))
	var any []any = []any{1, 2}
	println(mixed("", any...), mixed("", any))
}
