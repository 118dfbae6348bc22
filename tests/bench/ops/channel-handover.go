// ops: 5000000
package main

func main() {
	a, b := make(chan int), make(chan int)
	go func() {
		for v := range a {
			b <- v + 1
		}
	}()
	for i := 0; i < 5000000; i++ {
		a <- i
		<-b
	}
}
