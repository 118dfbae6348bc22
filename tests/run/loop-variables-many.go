// More loop variables than anyone counts, shared by closures.
package main

func main() {
	var fs []func() int
	for a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r := 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17; a < 3; a, r, q = a+1, r+1, q+2 {
		fs = append(fs, func() int { a += 0; r++; return a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p + q + r })
	}
	for _, f := range fs {
		println(f(), f())
	}
	for i, j := 0, 10; i < j; i, j = i+1, j-1 {
		fs = append(fs, func() int { i++; j--; return i*100 + j })
		if i == 2 {
			i++
		}
	}
	for _, f := range fs[3:] {
		println(f(), f())
	}
}
