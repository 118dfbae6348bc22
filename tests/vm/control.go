package p

func f(int) bool

func logic(a, b bool) bool { return a && (b || f(1)) && !f(2) }

func loops(n int) {
outer:
	for i := range n {
		for {
			if f(i) {
				continue outer
			}
			if f(-i) {
				break outer
			}
		}
	}
	i := 0
again:
	if i < n {
		i++
		goto again
	}
}

func cases(n int, s string, x any) int {
	switch n {
	case 1, 2:
		fallthrough
	case 3:
		return 1
	default:
		return 2
	}
	switch {
	case s == "a":
		return 3
	case f(n):
	}
	switch y := x.(type) {
	case int:
		return y
	case nil, string:
		return 4
	case error:
		println(y.Error())
	}
	return 5
}
