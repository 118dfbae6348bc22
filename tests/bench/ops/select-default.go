// ops: 200000000
package main

//go:noinline
func poll(c chan int, n int) (s int) {
	for i := 0; i < n; i++ {
		select {
		case v := <-c:
			s += v
		default:
			s++
		}
	}
	return s
}

func main() {
	println(poll(make(chan int, 1), 200000000))
}
