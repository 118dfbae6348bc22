package main

//go:noinline
func grown(n int) int {
	var s []int
	for i := 0; i < n; i++ {
		s = append(s, i)
	}
	return len(s) + cap(s)
}

//go:noinline
func sized(n int) int {
	s := make([]int, 0, n)
	for i := 0; i < n; i++ {
		s = append(s, i)
	}
	return len(s) + cap(s)
}

//go:noinline
func constant() int {
	s := make([]int, 0, 100)
	for i := 0; i < 100; i++ {
		s = append(s, i)
	}
	return len(s) + cap(s)
}

func main() {
	println(grown(100), sized(100), constant())
}
