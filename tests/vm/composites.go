package p

type P struct{ x, y int }
type N struct {
	p    P
	next *N
}

func f() int

func structs(a int) (P, *P, N) {
	return P{1, a}, &P{y: f()}, N{p: P{a, 2}, next: &N{}}
}

func slices(a int) ([]int, []*P, [4]int, []string) {
	return []int{a, f()}, []*P{{1, 2}, nil}, [...]int{3: a}, []string{"a", "b", "c", "d"}
}

func maps(k string) map[string][]int { return map[string][]int{k: {1}, "b": nil} }
