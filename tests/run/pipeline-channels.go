package main

func source(n int) <-chan int {
	c := make(chan int)
	go func() {
		defer close(c)
		for i := 1; i <= n; i++ {
			c <- i
		}
	}()
	return c
}

func transform(in <-chan int, f func(int) int) <-chan int {
	out := make(chan int, 2)
	go func() {
		for v := range in {
			out <- f(v)
		}
		close(out)
	}()
	return out
}

func merge(cs ...<-chan int) <-chan int {
	out := make(chan int)
	done := make(chan bool)
	for _, c := range cs {
		go func() {
			for v := range c {
				out <- v
			}
			done <- true
		}()
	}
	go func() {
		for range cs {
			<-done
		}
		close(out)
	}()
	return out
}

func main() {
	sq := func(x int) int { return x * x }
	sum := 0
	for v := range merge(transform(source(50), sq), transform(transform(source(20), sq), sq)) {
		sum += v
	}
	println(sum)
}
