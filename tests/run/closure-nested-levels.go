package main

func levels(a int) func(int) func(int) func() int {
	return func(b int) func(int) func() int {
		a++
		return func(c int) func() int {
			b += a
			return func() int {
				c++
				return a*10000 + b*100 + c
			}
		}
	}
}

func shadow(x int) []func() int {
	fs := []func() int{func() int { return x }}
	{
		x := x * 2
		fs = append(fs, func() int { x++; return x })
		if x := x * 2; x > 0 {
			fs = append(fs, func() int { x++; return x })
		}
		fs = append(fs, func() int { return x })
	}
	x = -x
	return fs
}

func main() {
	l := levels(1)
	m := l(2)
	f := m(3)
	println(f(), f())
	g := m(50)
	println(g(), f())
	h := l(7)(0)
	println(h(), f())
	for _, s := range shadow(5) {
		print(s(), " ")
	}
	println()
	println(func(x int) func() int { return func() int { return func() int { return x * x }() } }(12)())
}
