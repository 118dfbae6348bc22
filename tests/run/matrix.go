package main

type matrix [][]float64

func newMatrix(n, m int) matrix {
	a := make(matrix, n)
	for i := range a {
		a[i] = make([]float64, m)
	}
	return a
}

func (a matrix) mul(b matrix) matrix {
	c := newMatrix(len(a), len(b[0]))
	for i := range a {
		for j := range b[0] {
			for k := range b {
				c[i][j] += a[i][k] * b[k][j]
			}
		}
	}
	return c
}

func (a matrix) det() float64 {
	n := len(a)
	m := newMatrix(n, n)
	for i := range a {
		copy(m[i], a[i])
	}
	d := 1.0
	for c := 0; c < n; c++ {
		p := c
		for r := c + 1; r < n; r++ {
			if m[r][c]*m[r][c] > m[p][c]*m[p][c] {
				p = r
			}
		}
		if m[p][c] == 0 {
			return 0
		}
		if p != c {
			m[p], m[c] = m[c], m[p]
			d = -d
		}
		d *= m[c][c]
		for r := c + 1; r < n; r++ {
			f := m[r][c] / m[c][c]
			for k := c; k < n; k++ {
				m[r][k] -= f * m[c][k]
			}
		}
	}
	return d
}

func main() {
	a := matrix{{1, 2}, {3, 4}}
	b := a.mul(a).mul(a)
	println(b[0][0], b[0][1], b[1][0], b[1][1], a.det())
	m := newMatrix(8, 8)
	for i := range m {
		for j := range m[i] {
			m[i][j] = float64((i*7+j*3)%11) + 0.5
		}
	}
	println(m.det())
}
