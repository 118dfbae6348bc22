package main

type t struct{ n int }

func (v t) value(c chan<- int, k int)    { c <- v.n*10 + k }
func (p *t) pointer(c chan<- int, k int) { c <- p.n*10 + k }
func trace(s string, n int) int          { print(s, " "); return n }

type sender interface{ value(chan<- int, int) }

func main() {
	c := make(chan int)
	gate := make(chan bool)
	x := 1
	go func(v int) { <-gate; c <- v*100 + x }(x)
	x = 2
	gate <- true
	println(<-c)
	v := t{1}
	go v.value(c, trace("argument", 5))
	println(<-c)
	p := &t{3}
	f := p.value
	p.n = 4
	go f(c, 0)
	println(<-c)
	go p.pointer(c, 1)
	println(<-c)
	var s sender = *p
	p.n = 9
	go s.value(c, 2)
	println(<-c)
	fs := []func(int){func(i int) { c <- i }, func(i int) { c <- -i }}
	i := 0
	go fs[i](trace("index first", 7))
	i = 1
	println(<-c)
	g := func(i int) { c <- i + 1000 }
	go g(1)
	r := <-c
	g = nil
	println(r, g == nil)
	go func(xs ...int) { c <- len(xs) + xs[1] }([]int{1, 20, 3}...)
	println(<-c)
	arr := [3]int{1, 2, 3}
	go func(a [3]int) { <-gate; c <- a[0] }(arr)
	arr[0] = 50
	gate <- true
	println(<-c)
	func() {
		defer func() { println("nil function:", recover() == nil) }()
		done := make(chan bool)
		go func() {
			defer close(done)
			defer func() { println(recover().(error).Error()) }()
			var nilf func()
			nilf()
		}()
		<-done
	}()
	d := make(chan bool, 1)
	go close(d)
	_, ok := <-d
	println(ok)
	m := map[int]int{1: 1}
	e := make(chan int)
	go func() { defer close(e); defer delete(m, 1) }()
	<-e
	println(len(m))
}
