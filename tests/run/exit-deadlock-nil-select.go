package main

func main() {
	var c chan int
	defer println("deferred calls do not run")
	println("before")
	select {
	case <-c:
	case c <- 1:
	}
}
