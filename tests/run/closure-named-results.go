package main

func counter() (n int, inc func()) {
	inc = func() { n++ }
	inc()
	inc()
	return
}

func explicit() (n int, get func() int) {
	get = func() int { return n }
	n = 1
	return 42, get
}

func shadowed() (err string) {
	set := func(s string) { err = s }
	{
		err := "inner"
		_ = err
		set("outer")
	}
	return
}

func swap() (a, b int) {
	a, b = 1, 2
	f := func() (int, int) { return b, a }
	return f()
}

func deferredReads() (s []int) {
	defer func() { s = append(s, len(s)) }()
	return []int{7, 8}
}

func viaPointer() (x int) {
	p := &x
	f := func() { *p *= 10 }
	defer f()
	x = 3
	return x + 1
}

func main() {
	n, inc := counter()
	inc()
	println(n)
	n, get := explicit()
	println(n, get())
	println(shadowed())
	println(swap())
	for _, v := range deferredReads() {
		print(v, " ")
	}
	println(viaPointer())
}
