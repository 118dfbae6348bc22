// ops: 512000000
package main

//go:noinline
func multiply(a, b, c [][]int, n int) {
	for i := 0; i < n; i++ {
		for j := 0; j < n; j++ {
			s := 0
			for k := 0; k < n; k++ {
				s += a[i][k] * b[k][j]
			}
			c[i][j] = s
		}
	}
}

func matrix(n int) [][]int {
	m := make([][]int, n)
	for i := range m {
		m[i] = make([]int, n)
		for j := range m[i] {
			m[i][j] = i ^ j
		}
	}
	return m
}

func main() {
	const n = 100
	a, b, c := matrix(n), matrix(n), matrix(n)
	for range 512 {
		multiply(a, b, c, n)
	}
	println(c[17][3])
}
