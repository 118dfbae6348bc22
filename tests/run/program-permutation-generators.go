package main

func heaps(n int) func(func([]int) bool) {
	return func(yield func([]int) bool) {
		a, c := make([]int, n), make([]int, n)
		for i := range a {
			a[i] = i
		}
		if !yield(a) {
			return
		}
		for i := 0; i < n; {
			if c[i] >= i {
				c[i] = 0
				i++
				continue
			}
			if i%2 == 0 {
				a[0], a[i] = a[i], a[0]
			} else {
				a[c[i]], a[i] = a[i], a[c[i]]
			}
			if !yield(a) {
				return
			}
			c[i]++
			i = 0
		}
	}
}

func next[T interface{ ~int | ~byte | ~rune }](a []T) bool {
	i := len(a) - 2
	for i >= 0 && a[i] >= a[i+1] {
		i--
	}
	if i < 0 {
		return false
	}
	j := len(a) - 1
	for a[j] <= a[i] {
		j--
	}
	a[i], a[j] = a[j], a[i]
	for l, r := i+1, len(a)-1; l < r; l, r = l+1, r-1 {
		a[l], a[r] = a[r], a[l]
	}
	return true
}

func byGoroutine(n int) <-chan string {
	c := make(chan string)
	var rec func(prefix string, used uint)
	rec = func(prefix string, used uint) {
		if len(prefix) == n {
			c <- prefix
		}
		for i := range n {
			if used>>i&1 == 0 {
				rec(prefix+string(rune('a'+i)), used|1<<i)
			}
		}
	}
	go func() { defer close(c); rec("", 0) }()
	return c
}

func combinations(n, k int) func(func(uint) bool) {
	return func(yield func(uint) bool) {
		for v := uint(1)<<k - 1; v < 1<<n; {
			if !yield(v) || v == 0 {
				return
			}
			low := v & -v
			r := v + low
			v = (r^v)>>2/low | r
		}
	}
}

func main() {
	seen, count, parity := map[[5]int]bool{}, 0, 0
	for p := range heaps(5) {
		seen[[5]int(p)] = true
		count++
		for i := range p {
			for j := range i {
				if p[j] > p[i] {
					parity++
				}
			}
		}
	}
	println(count, len(seen), parity)
	word := []byte("aabc")
	n := 1
	print(string(word), " ")
	for ; next(word); n++ {
		print(string(word), " ")
	}
	println(n, next([]int{3, 2, 1}), next([]rune{}))
	last, sorted := "", true
	n = 0
	for s := range byGoroutine(4) {
		sorted = sorted && s > last
		last = s
		n++
	}
	println(n, last, sorted)
	for c := range combinations(5, 3) {
		for i := range 5 {
			if c>>i&1 == 1 {
				print(i)
			}
		}
		print(" ")
	}
	println()
}
