package main

type pair struct{ a, b int }

//go:noinline
func work(n int, s []string) (total int) {
	for i := 0; i < n; i++ {
		inner := i * 2
		if inner > 2 {
			deep := pair{inner, i}
			total += deep.a
			println(total)
		}
	}
	return total + len(s)
}

//go:noinline
func two(n int) (int, string) { return n, "two" }

func main() {
	println(work(3, []string{"x"}))
	println(two(2))
}
