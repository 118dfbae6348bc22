package main

//go:noinline
func counter() func() int {
	n := 0
	return func() int {
		n++
		return n
	}
}

//go:noinline
func sum(xs []int) int {
	total := 0
	add := func(x int) { total += x }
	for _, x := range xs {
		add(x)
	}
	return total
}

//go:noinline
func adder(by int) func(int) int {
	return func(x int) int { return x + by }
}

func main() {
	next := counter()
	next()
	println(next(), sum([]int{1, 2, 3, 4}), adder(10)(5))
}
