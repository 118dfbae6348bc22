package main

type big struct {
	a [40]int
	s string
}

func main() {
	b := big{s: "x"}
	arr := [3]string{"p", "q", "r"}
	var iface any = 1
	c := complex(1, 2)
	var e struct{}
	m := map[string]int{}
	set := func(i int) {
		b.a[i] = i
		b.s += "y"
		arr[i%3] += "!"
		iface = arr
		c *= c
		_ = e
		m[b.s]++
	}
	snapshot := b
	set(1)
	set(39)
	println(b.a[1], b.a[39], b.s, snapshot.a[39], snapshot.s)
	println(arr[0], arr[1], iface.([3]string)[0], c, len(m))
	copyOf := func(b big) func() int { return func() int { b.a[0]++; return b.a[0] } }
	f, g := copyOf(b), copyOf(b)
	println(f(), f(), g(), b.a[0])
	for i, x := range arr {
		func() { x += string(rune('a' + i)); print(x, " ") }()
	}
	println()
	func(b *big) {
		func() { b.a[2] = 5 }()
	}(&b)
	println(b.a[2])
}
