package main

type task struct {
	id   int
	work func() int
}
type result struct{ id, value int }

func worker(tasks <-chan task, results chan<- result) {
	for t := range tasks {
		results <- result{t.id, t.work()}
	}
}

func main() {
	tasks, results := make(chan task), make(chan result)
	for i := 0; i < 8; i++ {
		go worker(tasks, results)
	}
	go func() {
		for i := 0; i < 100; i++ {
			tasks <- task{i, func() int {
				s := 0
				for j := 0; j <= i; j++ {
					s += j
				}
				return s
			}}
		}
		close(tasks)
	}()
	var got [100]int
	for i := 0; i < 100; i++ {
		r := <-results
		got[r.id] = r.value
	}
	println(got[0], got[10], got[99])
}
