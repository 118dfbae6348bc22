package main

// Primes by a chain of goroutines, each a filter of the one before: unbuffered channels, one goroutine a prime.

func numbers(out chan<- int) {
	for i := 2; ; i++ {
		out <- i
	}
}

func filter(in <-chan int, out chan<- int, prime int) {
	for i := range in {
		if i%prime != 0 {
			out <- i
		}
	}
}

func main() {
	c := make(chan int)
	go numbers(c)
	sum := 0
	for i := 0; i < 900; i++ {
		prime := <-c
		sum += prime
		next := make(chan int)
		go filter(c, next, prime)
		c = next
	}
	println(sum)
}
