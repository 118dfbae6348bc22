package main

func main() {
	c := make(chan int)
	done := make(chan bool)
	for i := range 3 {
		go func() {
			if i == 2 {
				done <- true
			}
			for range c {
			}
		}()
	}
	<-done
	println("all wait for each other")
	<-done
}
