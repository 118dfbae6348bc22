package main

func solve(n, row int, cols, d1, d2 []bool) (count int) {
	if row == n {
		return 1
	}
	for c := 0; c < n; c++ {
		if cols[c] || d1[row+c] || d2[row-c+n] {
			continue
		}
		cols[c], d1[row+c], d2[row-c+n] = true, true, true
		count += solve(n, row+1, cols, d1, d2)
		cols[c], d1[row+c], d2[row-c+n] = false, false, false
	}
	return
}

func main() {
	for n := 4; n <= 8; n++ {
		println(n, solve(n, 0, make([]bool, n), make([]bool, 2*n), make([]bool, 2*n+1)))
	}
}
