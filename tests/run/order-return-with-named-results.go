package main

func swap() (a, b int) {
	a, b = 1, 2
	return b, a
}

func deferred() (n int) {
	defer func() { n *= 2 }()
	n = 5
	return n + 1
}

func chain() (n int, s string) {
	defer func() { s += "!"; n++ }()
	defer func(old int) { n += old * 100 }(n)
	n = 7
	return pair(n)
}

func pair(n int) (int, string) { return n * 10, "pair" }

func shadow() (err string) {
	if err := "inner"; err != "" {
		defer func() { println("in the block", err) }()
		err = "changed"
	}
	return
}

func operands() (x, y int) {
	defer func() { println("set to", x, y) }()
	get := func() int { return x }
	x = 1
	return get() + 1, func() int { x = 50; return get() }()
}

func recovered() (n int, err string) {
	defer func() {
		if r := recover(); r != nil {
			err = r.(string)
		}
	}()
	n = 3
	return n + 1, fail()
}

func fail() string { panic("failed") }

func address() (p *int, v int) {
	p = &v
	return p, 4
}

func blank() (_ int, _ string, ok bool) {
	ok = true
	return
}

func last() (n int) {
	for n = 0; ; n++ {
		if n == 3 {
			return
		}
		defer func() { n += 10 }()
	}
}

func main() {
	println(swap())
	println(deferred())
	println(chain())
	println(shadow() == "")
	_, y := operands()
	println(y)
	println(recovered())
	p, v := address()
	println(*p, v)
	println(blank())
	println(last())
}
