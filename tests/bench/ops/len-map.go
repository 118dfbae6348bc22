// ops: 1000000000
package main

//go:noinline
func sum(m map[int]int, c chan int, n int) (s int) {
	for i := 0; i < n; i++ {
		s += len(m) + len(c) + cap(c)
	}
	return s
}

func main() {
	println(sum(map[int]int{1: 2}, make(chan int, 3), 1000000000))
}
