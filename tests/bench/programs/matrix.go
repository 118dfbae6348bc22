package main

// Products of matrices as slices of slices, and as one slice.

func rows(n int) [][]float64 {
	m := make([][]float64, n)
	for i := range m {
		m[i] = make([]float64, n)
		for j := range m[i] {
			m[i][j] = float64((i*j)%7) - 3
		}
	}
	return m
}

func multiply(a, b [][]float64) [][]float64 {
	n := len(a)
	c := make([][]float64, n)
	for i := 0; i < n; i++ {
		c[i] = make([]float64, n)
		for j := 0; j < n; j++ {
			sum := 0.0
			for k := 0; k < n; k++ {
				sum += a[i][k] * b[k][j]
			}
			c[i][j] = sum
		}
	}
	return c
}

func multiplyFlat(c, a, b []float64, n int) {
	for i := 0; i < n; i++ {
		row := c[i*n : (i+1)*n]
		for k := 0; k < n; k++ {
			x, from := a[i*n+k], b[k*n:(k+1)*n]
			for j := range row {
				row[j] += x * from[j]
			}
		}
	}
}

func flat(m [][]float64) []float64 {
	var out []float64
	for _, row := range m {
		out = append(out, row...)
	}
	return out
}

func main() {
	const n = 400
	m := rows(n)
	p := multiply(multiply(m, m), m)
	a, c := flat(m), make([]float64, n*n)
	for i := 0; i < 10; i++ {
		multiplyFlat(c, a, a, n)
	}
	println(int64(p[3][5]), int64(p[n-1][n-2]), int64(c[n+1]))
}
