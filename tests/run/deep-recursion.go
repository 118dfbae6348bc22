// stress: gc=1000,poison=1,verify=1
package main

type tree struct{ left, right *tree }

func depth(n int) int {
	if n == 0 {
		return 0
	}
	return depth(n-1) + 1
}

func sum(n int, buf [16]int) int {
	if n == 0 {
		return buf[3]
	}
	buf[n%16]++
	return sum(n-1, buf) + buf[(n+1)%16]
}

func build(n int) *tree {
	if n == 0 {
		return nil
	}
	return &tree{build(n - 1), build(n - 1)}
}

func (t *tree) count() int {
	if t == nil {
		return 0
	}
	return 1 + t.left.count() + t.right.count()
}

func many(n int, a, b, c, d, e, f, g, h int, s string) int {
	if n == 0 {
		return a + b + c + d + e + f + g + h + len(s)
	}
	return many(n-1, b, c, d, e, f, g, h, a, s) + 1
}

func main() {
	println(depth(1000000))
	println(sum(20000, [16]int{}))
	println(build(16).count())
	println(many(100000, 1, 2, 3, 4, 5, 6, 7, 8, "xyz"))
	c := make(chan int)
	for i := 0; i < 20; i++ {
		go func() { c <- depth(20000 + i) }()
	}
	t := 0
	for i := 0; i < 20; i++ {
		t += <-c
	}
	println(t)
}
