package main

func main() {
	data, quit := make(chan int), make(chan struct{})
	go func() {
		for i := range 6 {
			data <- i
		}
		close(quit)
	}()
	sum := 0
loop:
	for {
		select {
		case v := <-data:
			if v%2 == 0 {
				continue loop
			}
			if v == 3 {
				break
			}
			sum += v
		case <-quit:
			break loop
		}
		print("after select ")
	}
	println(sum)

	a, b := make(chan string, 3), make(chan string, 3)
	for _, s := range []string{"x", "y", "z"} {
		a <- s
		b <- s + s
	}
	close(a)
	close(b)
	var as, bs string
	for a != nil || b != nil {
		select {
		case s, ok := <-a:
			if !ok {
				a = nil
				break
			}
			as += s
		case s, ok := <-b:
			if !ok {
				b = nil
				continue
			}
			bs += s
		}
	}
	println(as, bs)

	in, out := make(chan int, 1), make(chan int, 1)
	var queue []int
	src, got := 1, 0
	for got < 10 {
		var send chan int
		var head int
		if len(queue) > 0 {
			send, head = out, queue[0]
		}
		if src <= 4 {
			select {
			case in <- src:
				src++
			default:
			}
		}
		select {
		case v := <-in:
			queue = append(queue, v)
		case send <- head:
			queue = queue[1:]
		case v := <-out:
			got += v
		}
	}
	println(got, src, len(queue))

	s := make(chan int, 1)
	zeros, ones := 0, 0
	for zeros+ones < 200 {
		select {
		case s <- 0:
		case s <- 1:
		}
		if <-s == 0 {
			zeros++
		} else {
			ones++
		}
	}
	println(zeros > 40, ones > 40)
}
