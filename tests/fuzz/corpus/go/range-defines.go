package main

func main() {
	for i := range []int{1} {
		_ = i
	}
	for i, v := range [2]int{} {
		_, _ = i, v
	}
}
