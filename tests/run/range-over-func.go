package main

func count(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		defer println("iterator done")
		for i := 0; i < n; i++ {
			if !yield(i) {
				return
			}
		}
	}
}

func pairs(m []string) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		for i, s := range m {
			if !yield(i, s) {
				return
			}
		}
	}
}

func find(want int) int {
	for v := range count(10) {
		if v == want {
			return v * 100
		}
	}
	return -1
}

func main() {
	for v := range count(3) {
		print(v, " ")
	}
	println(find(2))
outer:
	for i, s := range pairs([]string{"a", "b", "c"}) {
		for v := range count(5) {
			if v == 2 {
				continue outer
			}
			if i == 1 {
				break outer
			}
			print(s, v, " ")
		}
	}
	println()
	func() {
		for v := range count(2) {
			defer println("deferred", v)
		}
		println("body done")
	}()
}
