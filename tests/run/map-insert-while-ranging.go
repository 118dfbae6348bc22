package main

func main() {
	// New entries may be seen or not; the old ones all are, each once, and none twice.
	for _, n := range []int{1, 8, 50, 500} {
		m := map[int]int{}
		for i := 0; i < n; i++ {
			m[i] = 0
		}
		added := 0
		for k, v := range m {
			if v != 0 {
				println("seen twice", k)
			}
			m[k]++
			if k < n && added < 3*n {
				m[n+added] = 0
				added++
			}
		}
		old, fresh := 0, 0
		for k, v := range m {
			switch {
			case k < n && v == 1:
				old++
			case k >= n && v <= 1:
				fresh++
			}
		}
		println(n, old == n, fresh == added, len(m) == n+added)
	}
	// Values written during the loop are read by it.
	m := map[string]int{"x": 1, "y": 1}
	total := 0
	for k, v := range m {
		total += v
		if k == "x" {
			m["y"] = 10
		} else {
			m["x"] = 10
		}
	}
	println(total)
	// A new map in the variable is not what is walked.
	walked := 0
	for range m {
		m = map[string]int{}
		walked++
	}
	println(walked, len(m))
}
