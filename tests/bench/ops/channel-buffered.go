// ops: 20000000
package main

func main() {
	c := make(chan int, 128)
	s := 0
	for i := 0; i < 20000000; i++ {
		c <- i
		s += <-c
	}
	println(s)
}
