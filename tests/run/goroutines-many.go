// stress: gc=500,poison=1,verify=1
package main

func main() {
	const n = 10000
	c := make(chan int)
	for i := 0; i < n; i++ {
		go func() { c <- i }()
	}
	sum := 0
	for i := 0; i < n; i++ {
		sum += <-c
	}
	println(sum)
	left := make(chan int)
	in := left
	for i := 0; i < n; i++ {
		right := make(chan int)
		go func(l, r chan int) { l <- 1 + <-r }(in, right)
		in = right
	}
	go func() { in <- 0 }()
	println(<-left)
}
