// ops: 200000000
package main

//go:noinline
func blur(to, from [][]float64, n int) {
	for i := 1; i < n-1; i++ {
		for j := 1; j < n-1; j++ {
			to[i][j] = (from[i-1][j] + from[i+1][j] + from[i][j-1] + from[i][j+1]) * 0.25
		}
	}
}

func matrix(n int) [][]float64 {
	m := make([][]float64, n)
	for i := range m {
		m[i] = make([]float64, n)
		for j := range m[i] {
			m[i][j] = float64(i ^ j)
		}
	}
	return m
}

func main() {
	const n = 102
	a, b := matrix(n), matrix(n)
	for range 10000 {
		blur(a, b, n)
		blur(b, a, n)
	}
	println(int(a[17][3]))
}
