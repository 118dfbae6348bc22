package main

func main() {
	m := map[string]int{"a": 1, "b": 2}
	c := make(chan int, 1)
	d := []int{1, 2, 3}
	func() {
		defer delete(m, "a")
		defer close(c)
		defer copy(d, []int{7, 8})
		defer print("printed ", len(m), "\n")
		println(len(m), d[0])
	}()
	_, ok := <-c
	println(len(m), d[0], d[1], d[2], ok)
	func() {
		defer clear(m)
		defer clear(d)
		println(m["b"], d[2])
	}()
	println(len(m), d[0], len(d))
	func() {
		defer func() { println(recover().(string)) }()
		defer panic("deferred panic")
		println("before")
	}()
	func() {
		defer func() { println(recover() != nil) }()
		defer func() { defer func() { panic("two") }(); panic("one") }()
	}()
	func() {
		defer recover()
		println("deferred recover alone")
	}()
	e := make(chan int)
	func() {
		defer func() { println(recover().(error).Error()) }()
		defer close(e)
		close(e)
	}()
}
