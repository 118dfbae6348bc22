package main

type waitGroup struct {
	n    chan int
	zero chan struct{}
}

func newGroup() *waitGroup {
	w := &waitGroup{make(chan int, 1), make(chan struct{})}
	w.n <- 0
	return w
}
func (w *waitGroup) add(d int) {
	n := <-w.n + d
	w.n <- n
	if n == 0 {
		close(w.zero)
	}
}
func (w *waitGroup) wait() { <-w.zero }

func produce(n int) <-chan int {
	c := make(chan int)
	go func() {
		defer close(c)
		for i := range n {
			c <- i + 1
		}
	}()
	return c
}

func merge[T any](cs ...<-chan T) <-chan T {
	out, w := make(chan T), newGroup()
	w.add(len(cs))
	for _, c := range cs {
		go func() {
			defer w.add(-1)
			for v := range c {
				out <- v
			}
		}()
	}
	go func() { w.wait(); close(out) }()
	return out
}

func square(in <-chan int, workers int) <-chan int {
	outs := make([]<-chan int, workers)
	for i := range outs {
		c := make(chan int)
		outs[i] = c
		go func() {
			defer close(c)
			for v := range in {
				c <- v * v
			}
		}()
	}
	return merge(outs...)
}

func main() {
	sum, n := 0, 0
	for v := range square(merge(produce(50), produce(30), produce(0)), 4) {
		sum += v
		n++
	}
	println(n, sum)
	results := make([]int, 20)
	w := newGroup()
	w.add(1)
	for i := range results {
		w.add(1)
		go func() {
			defer w.add(-1)
			for j := range i {
				results[i] += j
			}
		}()
	}
	w.add(-1)
	w.wait()
	for _, r := range results {
		print(r, " ")
	}
	println()
}
