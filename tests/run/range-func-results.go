package main

type two func(func(int, int) bool)

func grid(n int) two {
	return func(yield func(int, int) bool) {
		for i := range n {
			for j := range n {
				if !yield(i, j) {
					return
				}
			}
		}
	}
}

type matrix [3][3]int

func (m *matrix) find(v int) (i, j int, ok bool) {
	for i, j := range grid(3) {
		if m[i][j] == v {
			return i, j, true
		}
	}
	return -1, -1, false
}
func (m *matrix) findNamed(v int) (i, j int, ok bool) {
	for i, j = range grid(3) {
		if m[i][j] == v {
			ok = true
			return
		}
	}
	return
}
func (m *matrix) pick(v int) func() int {
	for i, j := range grid(3) {
		if m[i][j] == v {
			return func() int { m[i][j]++; return m[i][j] }
		}
	}
	return nil
}
func forward(m *matrix) (int, int, bool) {
	for k := range 3 {
		for range grid(1) {
			if k == 1 {
				return m.find(k + 3)
			}
		}
	}
	panic("unreachable")
}
func wide(n int) (a [5]int, s string, e error, f float64) {
	for i, j := range grid(5) {
		a[j] += i
		if i*5+j == n {
			return a, "wide", oops("e"), float64(n) / 2
		}
	}
	return
}

type oops string

func (o oops) Error() string { return string(o) }

func nested(n int) int {
	for i := range grid(3) {
		for j := range grid(3) {
			if v := func() int {
				for k := range grid(3) {
					if i+j+k == n {
						return i*100 + j*10 + k
					}
				}
				return -1
			}(); v > 0 {
				return v
			}
		}
	}
	return 0
}

func main() {
	m := &matrix{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}
	println(m.find(6))
	println(m.find(60))
	println(m.findNamed(8))
	println(m.findNamed(0))
	f := m.pick(5)
	println(f(), f(), m[1][1], m.pick(99) == nil)
	println(forward(m))
	a, s, e, x := wide(12)
	println(a[0], a[3], a[4], s, e.Error(), x)
	println(nested(4), nested(6), nested(7))
}
