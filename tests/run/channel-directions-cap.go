package main

func fill(c chan<- int, n int) {
	for i := 0; i < n; i++ {
		c <- i
	}
	close(c)
}

func drain(c <-chan int) (s int) {
	for {
		v, ok := <-c
		if !ok {
			return
		}
		s += v
	}
}

type req struct {
	x    int
	resp chan int
}

func serve(reqs chan *req) {
	for r := range reqs {
		r.resp <- r.x * r.x
	}
}

func main() {
	c := make(chan int, 3)
	go fill(c, 100)
	println(drain(c))
	reqs := make(chan *req)
	go serve(reqs)
	s := 0
	for i := 0; i < 10; i++ {
		r := &req{i, make(chan int)}
		reqs <- r
		s += <-r.resp
	}
	println(s)
	sem := make(chan struct{}, 2)
	active, maxActive := 0, 0
	lock := make(chan bool, 1)
	done := make(chan bool)
	for i := 0; i < 6; i++ {
		go func() {
			sem <- struct{}{}
			lock <- true
			active++
			maxActive = max(maxActive, active)
			<-lock
			lock <- true
			active--
			<-lock
			<-sem
			done <- true
		}()
	}
	for i := 0; i < 6; i++ {
		<-done
	}
	println(maxActive <= 2, active)
	var once chan int
	once = make(chan int, 1)
	once <- 1
	close(once)
	v, ok := <-once
	w, ok2 := <-once
	println(v, ok, w, ok2)
}
