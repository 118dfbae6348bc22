// Loops whose checks can be asked before them: where one fails, the same index, after the same effects.
package main

func try(name string, f func()) {
	defer func() {
		if err, ok := recover().(error); ok {
			println(name, err.Error())
		}
	}()
	f()
	println(name, "ends")
}

//go:noinline
func dot(a, b []int, from, to int) (sum int) {
	for i := from; i < to; i++ {
		sum += a[i] * b[i]
	}
	return sum
}

//go:noinline
func down(a []int, from, to int) (sum int) {
	for i := from; i >= to; i-- {
		sum += a[i]
	}
	return sum
}

//go:noinline
func steps(a []int, from, to, step int) (sum int) {
	for i := from; i < to; i += step {
		sum += a[i]
	}
	return sum
}

//go:noinline
func window(to, from []int, n int) {
	for i := 1; i < n-1; i++ {
		to[i] = from[i-1] + from[i+1]
	}
}

//go:noinline
func rows(to, from [][]int, n int) {
	for i := 1; i < n-1; i++ {
		for j := 1; j < n-1; j++ {
			to[i][j] = from[i-1][j] + from[i+1][j] + from[i][j-1] + from[i][j+1]
		}
	}
}

//go:noinline
func bytes(a []int8, n uint8) (sum int) {
	for i := uint8(0); i < n; i++ {
		sum += int(a[i])
	}
	return sum
}

//go:noinline
func replaced(s [][]int, n int) (sum int) {
	for i := 0; i < n; i++ {
		sum += s[0][i]
		if i == 3 {
			s[0] = s[0][:5]
		}
	}
	return sum
}

func square(n, last int) [][]int {
	m := make([][]int, n)
	for i := range m {
		m[i] = make([]int, n)
		for j := range m[i] {
			m[i][j] = i*n + j
		}
	}
	m[n-1] = m[n-1][:last]
	return m
}

func sum(s []int) (n int) {
	for i, x := range s {
		n = n*31 + x ^ i
	}
	return n
}

func main() {
	a, b := make([]int, 20), make([]int, 15)
	for i := range a {
		a[i] = i
	}
	copy(b, a)
	const most = int(^uint(0) >> 1)
	for _, r := range [][2]int{{0, 15}, {0, 16}, {-1, 3}, {3, -1}, {14, 21}, {15, 15}, {20, 21}, {most - 1, most}, {-most - 1, 2}} {
		from, to := r[0], r[1]
		try("dot", func() { println(dot(a, b, from, to)) })
		try("down", func() { println(down(a, to, from)) })
		for _, step := range []int{1, 2, 7, most / 2} {
			try("steps", func() { println(steps(a, from, to, step)) })
		}
	}
	for _, n := range []int{-5, 0, 2, 15, 16, 17, 22} {
		to := make([]int, 15)
		try("window", func() { window(to, a, n) })
		println(n, sum(to))
	}
	for _, last := range []int{8, 7, 3, 0} {
		to, from := square(8, 8), square(8, last)
		try("rows", func() { rows(to, from, 8) })
		for i := range to {
			println(sum(to[i]))
		}
		try("rows", func() { rows(from, to, 9) })
		for i := range from {
			println(sum(from[i]))
		}
	}
	for _, n := range []uint8{0, 100, 127, 128, 200, 255} {
		try("bytes", func() { println(bytes(make([]int8, 200), n)) })
	}
	for n := range 9 {
		try("replaced", func() { println(replaced(square(8, 8), n)) })
	}
}
