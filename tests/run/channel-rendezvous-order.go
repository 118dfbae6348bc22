package main

func main() {
	c, done := make(chan int), make(chan string)
	shared := 0
	go func() {
		shared = 1
		c <- 10
		v := <-c
		if shared == 2 {
			shared = 3
		}
		c <- v + 1
		done <- "unbuffered"
	}()
	v := <-c
	print(v, shared, " ")
	shared = 2
	c <- 20
	v = <-c
	println(v, shared, <-done)

	b := make(chan int, 2)
	go func() {
		for i := range 6 {
			b <- i
		}
		shared = 100
		close(b)
	}()
	for v := range b {
		print(v, " ")
	}
	println(shared)

	sem := make(chan struct{}, 1)
	count := 0
	for range 8 {
		go func() {
			for range 50 {
				sem <- struct{}{}
				count++
				<-sem
			}
			done <- ""
		}()
	}
	for range 8 {
		<-done
	}
	println(count)

	ping, pong := make(chan []int), make(chan []int)
	go func() {
		for s := range ping {
			s[0] *= 2
			pong <- append(s, len(s))
		}
		close(pong)
	}()
	s := []int{1}
	for range 4 {
		ping <- s
		s = <-pong
	}
	close(ping)
	_, ok := <-pong
	println(s[0], len(s), s[4], ok)
}
