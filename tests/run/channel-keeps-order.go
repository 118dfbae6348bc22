package main

func main() {
	b := make(chan int, 3)
	go func() {
		for i := range 20 {
			b <- i
		}
		close(b)
	}()
	last, ok := -1, true
	for v := range b {
		ok = ok && v == last+1
		last = v
	}
	println(last, ok)
	two := make(chan int)
	done := make(chan [2]int)
	for range 2 {
		go func() {
			var r [2]int
			last := -1
			for v := range two {
				if v < last {
					r[1]++
				}
				last = v
				r[0]++
			}
			done <- r
		}()
	}
	for i := range 100 {
		two <- i
	}
	close(two)
	x, y := <-done, <-done
	println(x[0]+y[0], x[1]+y[1])
}
