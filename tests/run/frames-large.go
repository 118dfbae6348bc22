package main

type block [1 << 14]int

func fill(b block, v int) block {
	for i := range b {
		b[i] = v + i
	}
	return b
}

func local(n int) int {
	var b block
	var c [1 << 13]string
	b[n] = n
	c[n%len(c)] = "x"
	if n > 0 {
		return local(n-1) + b[n] + len(c[n%len(c)])
	}
	return b[0]
}

type holder struct {
	b block
	n int
}

func (h holder) sum() (s int) {
	for _, v := range h.b {
		s += v
	}
	return s + h.n
}

type summer interface{ sum() int }

func closure() func(int) int {
	var b block
	return func(i int) int {
		b[i]++
		return b[i] + b[0]
	}
}

func results(n int) (a block, m int, z block) {
	a[1], m, z[2] = n, n*2, n*3
	defer func() { a[1]++; z[2]++ }()
	return fill(a, n), m, z
}

func main() {
	var zero block
	b := fill(zero, 3)
	println(zero[5], b[5], b[len(b)-1])
	println(local(20))
	h := holder{b, 1}
	var s summer = h
	h.b[0] = -1000000
	println(s.sum(), h.sum(), s == summer(holder{b, 1}))
	f := closure()
	f(0)
	println(f(1), f(1), f(0))
	a, m, z := results(7)
	println(a[0], a[1], m, z[2])
	c := make(chan *block, 1)
	go func() { b := fill(block{}, 9); c <- &b }()
	x := <-c
	println(x[1], *x == fill(zero, 9))
	g := holder.sum
	defer func(h holder) { println(h.n, g(h) == h.sum()) }(h)
	h.n = 100
	arr := [3]holder{1: {n: 5}}
	for i, e := range arr {
		arr[2].n = 50
		print(i, e.n, " ")
	}
	println(arr[2].n)
}
