package main

type failure struct{ code int }

func (f *failure) Error() string { return "failure " + string(rune('0'+f.code)) }

func main() {
	c := make(chan int)
	go func() {
		defer println("goroutine's deferred call runs")
		defer func() {
			e := recover().(*failure)
			e.code++
			panic(e)
		}()
		panic(&failure{3})
	}()
	defer println("main's does not")
	<-c
}
