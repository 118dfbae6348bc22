package main

type account struct {
	lock    chan bool
	balance int
}

func (a *account) with(f func(*int)) {
	a.lock <- true
	defer func() { <-a.lock }()
	f(&a.balance)
}

func main() {
	a := &account{lock: make(chan bool, 1)}
	done := make(chan bool)
	for g := 0; g < 10; g++ {
		go func() {
			for i := 0; i < 1000; i++ {
				a.with(func(b *int) { *b += g })
			}
			done <- true
		}()
	}
	for g := 0; g < 10; g++ {
		<-done
	}
	println(a.balance)
}
