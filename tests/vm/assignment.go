package p

type T struct{ a, b int }

var g int

func get() *int
func two() (int, string)

func swap(a []int, i, j int) { a[i], a[j] = a[j], a[i] }

func phases(p *T, i int, a []int) {
	i, a[i] = 1, 2
	p, p.a = nil, 3
}

func call_before_check(p *T) { p.a = *get() }

func op(m map[string]int, s string, a []int, i int) string {
	m[s] += 2
	a[i] <<= 3
	g++
	s += "x"
	return s
}

func several() (n int, s string) {
	n, s = two()
	_, t := two()
	return n, t
}

func comma_ok(m map[string]int, x any, c chan int) bool {
	v, ok := m["k"]
	y, ok2 := x.(string)
	_, ok3 := <-c
	_, _ = v, y
	return ok && ok2 && ok3
}
