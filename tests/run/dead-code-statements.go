// Every statement behind conditions that are never true.
package main

const off = false

func it(y func(int) bool)  { _ = y(1) && y(2) }
func use(f func() int) int { return f() }
func main() {
	x := 1
	if off {
		for i := range it {
			x += i
			if i == 2 {
				return
			}
			defer println("no")
		}
	L:
		for {
			break L
		}
		goto M
	M:
		x++
	}
	for off {
		for i := range it {
			if i > 1 {
				break
			}
			continue
		}
		select {}
		go func() { x++ }()
	}
	for ; off; x++ {
		func() { type T struct{ a [3]int }; var t T; x += t.a[0] }()
	}
	for i := 0; off && use(func() int { return i }) > 0; i++ {
		x += use(func() int { return x })
	}
	switch off {
	case true:
		for {
			x++
		}
	case false:
		x += 10
	}
	switch {
	case off:
		var p *int
		*p = 1
		fallthrough
	case x > 100:
		println("no")
	default:
		x += 100
	}
	switch 3 {
	case 1:
		goto Q
	case 3:
		x += 1000
		break
	case 4:
		println(1)
	}
Q:
	switch y := 5; 7 {
	case 7:
		x += y
		if off {
			break
		}
		x += y
	}
	switch {
	case true:
		if x > 0 {
			break
		}
		println("no")
	case off:
		println("no")
	}
	if !off || use(func() int { return 1 / (x - x) }) > 0 {
		println("a")
	} else {
		println("b")
		for range it {
		}
	}
	func() {
		for off {
			return
		}
		if !off {
			println("c")
			return
		}
		println("d")
	}()
	var ch chan int
	if off {
		select {
		case v := <-ch:
			x = v
		case ch <- x:
		default:
		}
		ch <- 1
		<-ch
		close(ch)
	}
	if off {
		panic("x")
	} else if !off {
		println("e")
	} else {
		panic("y")
	}
	for i := 0; i < 2; i++ {
		if off {
			continue
		}
		if off {
			break
		}
		println(i)
	}
	a := [...]int{1, 2, 3}
	for range a {
		if off {
			a[0] = 5
		}
	}
	if off {
		_ = a[x]
		_ = 1 / (x - x)
	}
	const n = 0
	if n > 0 {
		println(10 / max(n, 1))
	}
	println(x)
}
