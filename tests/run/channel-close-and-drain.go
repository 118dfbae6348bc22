package main

func show(c chan int) {
	v, ok := <-c
	print(v, ok, " ")
}

func try(f func()) {
	defer func() { println(recover().(error).Error()) }()
	f()
}

func main() {
	c := make(chan int, 3)
	println(len(c), cap(c))
	c <- 1
	c <- 2
	println(len(c), cap(c))
	close(c)
	println(len(c), cap(c))
	show(c)
	show(c)
	show(c)
	show(c)
	println(len(c))
	for v := range c {
		println("never", v)
	}
	try(func() { c <- 1 })
	try(func() { close(c) })
	try(func() {
		select {
		case c <- 1:
		default:
		}
	})
	var n chan int
	println(len(n), cap(n), n == nil)
	try(func() { close(n) })
	select {
	case v := <-n:
		println(v)
	case n <- 1:
	default:
		println("nil channels are never ready")
	}
	z := make(chan struct{}, 2)
	z <- struct{}{}
	println(len(z))
	e := make(chan [0]int)
	go func() { e <- [0]int{}; close(e) }()
	_, ok := <-e
	_, ok2 := <-e
	println(ok, ok2)
	ro, so := (<-chan int)(c), (chan<- int)(c)
	println(cap(ro), cap(so), <-ro, any(ro) == any(so))
}
