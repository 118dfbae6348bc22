package main

func main() {
	// What is deleted before it is reached is not seen; what was seen is not seen again.
	for _, n := range []int{1, 7, 8, 9, 100, 1000} {
		m := map[int]int{}
		for i := 0; i < n; i++ {
			m[i] = i
		}
		seen := 0
		for k := range m {
			seen++
			delete(m, k^1) // its partner, which may have been seen
			if _, ok := m[k]; !ok {
				println("lost", k)
			}
		}
		println(n, seen == len(m) || seen <= n, len(m) == (n+1)/2, seen == (n+1)/2)
	}
	m := map[string]int{"a": 1, "b": 2, "c": 3}
	n := 0
	for range m {
		clear(m)
		n++
	}
	println(n, len(m))
	for i := 0; i < 100; i++ {
		m[string(rune('A'+i))] = i
	}
	n = 0
	for k := range m {
		delete(m, k)
		n++
	}
	println(n, len(m))
	// Deleted and put back: seen once or again, but the map is whole.
	for i := 0; i < 10; i++ {
		m[string(rune('a'+i))] = i
	}
	distinct := map[string]bool{}
	for k, v := range m {
		delete(m, k)
		if !distinct[k] {
			distinct[k] = true
			m[k] = v
		}
		if len(distinct) > 10 {
			break
		}
	}
	println(len(distinct))
}
