// ops: 5000000
package main

func main() {
	done := make(chan bool, 1000)
	for i := 0; i < 5000; i++ {
		for j := 0; j < 1000; j++ {
			go func() { done <- true }()
		}
		for j := 0; j < 1000; j++ {
			<-done
		}
	}
}
