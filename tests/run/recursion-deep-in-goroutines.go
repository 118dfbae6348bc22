package main

type frame struct {
	parent *frame
	pad    [8]int
}

func down(n int, f *frame) int {
	me := frame{parent: f}
	me.pad[n%8] = n
	if n == 0 {
		depth := 0
		for p := &me; p != nil; p = p.parent {
			depth += 1 + p.pad[0]&0
		}
		return depth
	}
	return down(n-1, &me)
}

func wide(n int) (a [64]int) {
	if n > 0 {
		a = wide(n - 1)
	}
	a[n%64] += n
	return
}

func closures(n int) func() int {
	if n == 0 {
		return func() int { return 0 }
	}
	f := closures(n - 1)
	return func() int { return f() + 1 }
}

func deferred(n int, sum *int) {
	if n == 0 {
		panic("bottom")
	}
	defer func() { *sum += n }()
	deferred(n-1, sum)
}

func main() {
	c := make(chan int)
	for i := range 4 {
		go func() { c <- down(5000*(i+1), nil) }()
	}
	total := 0
	for range 4 {
		total += <-c
	}
	println(total)
	go func() {
		a := wide(3000)
		s := 0
		for _, v := range a {
			s += v
		}
		c <- s
	}()
	println(<-c)
	go func() { c <- closures(20000)() }()
	println(<-c)
	go func() {
		sum := 0
		defer func() { println(recover().(string)); c <- sum }()
		deferred(10000, &sum)
	}()
	println(<-c)
	done := make(chan int, 1)
	var spawn func(int)
	spawn = func(n int) {
		if n == 0 {
			done <- down(100, nil)
			return
		}
		go spawn(n - 1)
	}
	spawn(200)
	println(<-done)
}
