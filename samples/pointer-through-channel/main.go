package main

type job struct{ id, cost int }

//go:noinline
func sendPointers(c chan *job, n int) {
	for i := 0; i < n; i++ {
		j := job{i, i * i}
		c <- &j
	}
	close(c)
}

//go:noinline
func sendValues(c chan job, n int) {
	for i := 0; i < n; i++ {
		j := job{i, i * i}
		c <- j
	}
	close(c)
}

func main() {
	pointers, values := make(chan *job, 4), make(chan job, 4)
	go sendPointers(pointers, 10)
	go sendValues(values, 10)
	sum := 0
	for j := range pointers {
		sum += j.cost
	}
	for j := range values {
		sum += j.cost
	}
	println(sum)
}
