// A loop may wait for a channel's length: it is asked again each time.
package main

func fill(c chan int, n int) {
	for i := range n {
		c <- i
	}
}

func main() {
	c := make(chan int, 3)
	go fill(c, 3)
	for len(c) < 3 {
	}
	println(<-c, len(c))
}
