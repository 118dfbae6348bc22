package main

func main() {
	c := make(chan int)
	done := make(chan int)
	ready := make(chan bool)
	for i := range 4 {
		go func() {
			ready <- true
			v, ok := <-c
			if ok || v != 0 {
				println("wrong", v, ok)
			}
			done <- i
		}()
	}
	for range 4 {
		<-ready
	}
	close(c)
	sum := 0
	for range 4 {
		sum += <-done
	}
	println("receivers", sum)

	s := make(chan int)
	for i := range 3 {
		go func() {
			defer func() {
				println(recover().(error).Error())
				done <- i
			}()
			ready <- true
			s <- i
		}()
	}
	for range 3 {
		<-ready
	}
	close(s)
	sum = 0
	for range 3 {
		sum += <-done
	}
	println("senders", sum)

	q, r := make(chan int), make(chan string)
	go func() {
		ready <- true
		select {
		case v, ok := <-q:
			if !ok {
				r <- "select woke"
			} else {
				println(v)
			}
		case <-ready:
			r <- "ready"
		}
	}()
	<-ready
	close(q)
	println(<-r)
}
