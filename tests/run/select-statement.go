package main

func main() {
	a, b := make(chan int, 1), make(chan string, 1)
	select {
	case v := <-a:
		println("a", v)
	default:
		println("default")
	}
	a <- 1
	select {
	case v := <-a:
		println("a", v)
	case s := <-b:
		println("b", s)
	}
	var nilc chan int
	select {
	case nilc <- 1:
		println("never")
	case b <- "x":
		println("sent")
	}
	select {
	case s, ok := <-b:
		println(s, ok)
	}
	close(a)
	select {
	case v, ok := <-a:
		println(v, ok)
	}
	quit := make(chan bool)
	data := make(chan int)
	go func() {
		for i := 0; i < 5; i++ {
			data <- i
		}
		close(quit)
	}()
	sum := 0
loop:
	for {
		select {
		case v := <-data:
			sum += v
		case <-quit:
			break loop
		}
	}
	println(sum)
	x, y := make(chan int, 1000), make(chan int, 1000)
	for i := 0; i < 1000; i++ {
		x <- 1
		y <- 1
	}
	nx, ny := 0, 0
	for i := 0; i < 1000; i++ {
		select {
		case <-x:
			nx++
		case <-y:
			ny++
		}
	}
	println(nx > 300, ny > 300, nx+ny)
	arr := [2]int{}
	i := 0
	z := make(chan int, 1)
	z <- 9
	select {
	case arr[i] = <-z:
	}
	println(arr[0])
	defer func() { println(recover().(error).Error()) }()
	cl := make(chan int)
	close(cl)
	select {
	case cl <- 1:
	default:
	}
}
