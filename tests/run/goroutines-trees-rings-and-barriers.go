package main

import "runtime"

func tree(depth int) int {
	if depth == 0 {
		return 1
	}
	c := make(chan int)
	for range 2 {
		go func() { c <- tree(depth - 1) }()
	}
	return <-c + <-c
}

func ring(n, laps int) int {
	first := make(chan int)
	in := first
	for i := range n {
		out := make(chan int)
		go func(in <-chan int, out chan<- int) {
			for v := range in {
				out <- v + i%3
			}
			close(out)
		}(in, out)
		in = out
	}
	v := 0
	for range laps {
		go func() { first <- v }()
		v = <-in
	}
	close(first)
	for range in {
	}
	return v
}

func barrier(n, rounds int) (bad int) {
	arrive, leave := make(chan int), make([]chan bool, n)
	vals := make([]int, n)
	for i := range n {
		leave[i] = make(chan bool)
		go func() {
			for r := range rounds {
				vals[i] = r
				arrive <- i
				<-leave[i]
			}
		}()
	}
	for r := range rounds {
		for range n {
			<-arrive
		}
		for _, v := range vals {
			if v != r {
				bad++
			}
		}
		for i := range leave {
			leave[i] <- true
		}
	}
	return
}

type sem chan struct{}

func (s sem) P() { s <- struct{}{} }
func (s sem) V() { <-s }

func philosophers() int {
	forks := make([]sem, 5)
	for i := range forks {
		forks[i] = make(sem, 1)
	}
	eaten := make(chan int)
	for i := range 5 {
		go func() {
			a, b := forks[min(i, (i+1)%5)], forks[max(i, (i+1)%5)]
			for range 50 {
				a.P()
				b.P()
				runtime.Gosched()
				b.V()
				a.V()
			}
			eaten <- 50
		}()
	}
	t := 0
	for range 5 {
		t += <-eaten
	}
	return t
}

func main() {
	println(tree(7), ring(100, 5), barrier(8, 20), philosophers())
}
