package main

// Pancake flips of all permutations: small slices of ints, in place.

func flips(p, work []int) int {
	copy(work, p)
	n := 0
	for work[0] != 0 {
		for i, j := 0, work[0]; i < j; i, j = i+1, j-1 {
			work[i], work[j] = work[j], work[i]
		}
		n++
	}
	return n
}

func fannkuch(n int) (most, sum int) {
	p, work, count := make([]int, n), make([]int, n), make([]int, n)
	for i := range p {
		p[i] = i
	}
	for even := true; ; even = !even {
		f := flips(p, work)
		most = max(most, f)
		if even {
			sum += f
		} else {
			sum -= f
		}
		r := 1
		for ; r < n; r++ {
			first := p[0]
			copy(p[:r], p[1:r+1])
			p[r] = first
			count[r]++
			if count[r] <= r {
				break
			}
			count[r] = 0
		}
		if r == n {
			return most, sum
		}
	}
}

func main() {
	most, sum := fannkuch(10)
	println(most, sum)
}
