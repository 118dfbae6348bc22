package main

var count int

func init() { count++; println("one", count) }

func init() {
	defer func() { println("recovered", recover() != nil) }()
	count++
	println("two", count)
	panic("in init")
}

var set = func() int { println("variables come first"); return 5 }()

func init() {
	type local struct{ n int }
	var init = local{3} // the name may be used inside
	println("three", init.n, set)
}

type t struct{}

func (t) init() { println("a method may be called init") }

func init() {
	done := make(chan int)
	go func() {
		count += 10
		done <- count
	}()
	println("goroutine", <-done)
}

func main() {
	t{}.init()
	println("main", count)
}

func init() { println("last, after the others in the file") }
