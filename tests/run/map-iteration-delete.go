package main

func main() {
	m := map[int]int{}
	for i := 0; i < 100; i++ {
		m[i] = i
	}
	seen := map[int]bool{}
	for k := range m {
		if seen[k] {
			println("twice", k)
		}
		seen[k] = true
		delete(m, k)
		delete(m, (k+50)%100)
	}
	println(len(m), len(seen))
	for i := 0; i < 8; i++ {
		m[i] = 1
	}
	n := 0
	for k := range m {
		n++
		if n < 1000 {
			m[k+1000+n] = 1
		}
		if n > 5000 {
			break
		}
	}
	println(n >= 8)
}
