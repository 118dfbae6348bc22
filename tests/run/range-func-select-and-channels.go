package main

func ticks(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n; i++ {
			if !yield(i) {
				return
			}
		}
	}
}

func received[T any](c <-chan T, stop <-chan bool) func(func(T) bool) {
	return func(yield func(T) bool) {
		for {
			select {
			case v, ok := <-c:
				if !ok || !yield(v) {
					return
				}
			case <-stop:
				return
			}
		}
	}
}

func first(cs ...chan int) int {
	for i := range ticks(100) {
		select {
		case v := <-cs[i%len(cs)]:
			return v*100 + i
		default:
			continue
		}
	}
	return -1
}

func main() {
	c, stop := make(chan int), make(chan bool)
	go func() {
		for i := range ticks(5) {
			c <- i * i
		}
		close(stop)
	}()
	sum := 0
	for v := range received(c, stop) {
		sum += v
	}
	println(sum)
	a, b := make(chan int, 1), make(chan int, 1)
	b <- 7
	println(first(a, b), first(a, b))
	d, done := make(chan int), make(chan int)
	go func() {
		total := 0
	loop:
		for i := range ticks(10) {
			select {
			case v := <-d:
				if v < 0 {
					break loop
				}
				if v == 3 {
					break
				}
				total += v
				continue loop
			}
			total += 1000 * i
		}
		done <- total
	}()
	for i := range ticks(10) {
		if i == 6 {
			d <- -1
			break
		}
		d <- i
	}
	println(<-done)
	results := make(chan [2]int)
	for i := range ticks(4) {
		go func() {
			for j := range ticks(i + 1) {
				defer func() { results <- [2]int{i, j} }()
			}
		}()
	}
	n, check := 0, 0
	for range ticks(10) {
		r := <-results
		n++
		check += r[0]*10 + r[1]
	}
	println(n, check)
}
