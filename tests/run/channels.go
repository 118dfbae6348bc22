package main

func producer(n int, c chan<- int) {
	for i := 0; i < n; i++ {
		c <- i
	}
	close(c)
}

func main() {
	c := make(chan int)
	go producer(5, c)
	for v := range c {
		print(v, " ")
	}
	v, ok := <-c
	println(v, ok)
	b := make(chan string, 3)
	b <- "a"
	b <- "b"
	println(len(b), cap(b))
	println(<-b, <-b, len(b))
	done := make(chan struct{})
	results := make(chan int, 10)
	for i := 0; i < 4; i++ {
		go func() {
			sum := 0
			for j := 0; j <= i*100; j++ {
				sum += j
			}
			results <- sum
			done <- struct{}{}
		}()
	}
	for i := 0; i < 4; i++ {
		<-done
	}
	close(results)
	total := 0
	for r := range results {
		total += r
	}
	println(total)
	type big struct{ a [100]int }
	bc := make(chan big, 1)
	var x big
	x.a[99] = 7
	bc <- x
	x.a[99] = 8
	y := <-bc
	println(y.a[99])
	cc := make(chan chan int, 1)
	inner := make(chan int, 1)
	cc <- inner
	(<-cc) <- 3
	println(<-inner)
	var r <-chan int = inner
	println(len(r), inner == inner, c == inner)
}
