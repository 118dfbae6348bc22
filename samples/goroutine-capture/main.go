package main

//go:noinline
func captured(n int) int {
	done := make(chan bool)
	total := 0
	go func() {
		for i := 1; i <= n; i++ {
			total += i
		}
		done <- true
	}()
	<-done
	return total
}

//go:noinline
func passed(n int) int {
	result := make(chan int)
	go func(n int, out chan<- int) {
		total := 0
		for i := 1; i <= n; i++ {
			total += i
		}
		out <- total
	}(n, result)
	return <-result
}

func main() {
	println(captured(10), passed(10))
}
