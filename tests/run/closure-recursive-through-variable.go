package main

type node struct {
	v    int
	kids []*node
}

func ackermann() func(m, n int) int {
	var a func(m, n int) int
	a = func(m, n int) int {
		switch {
		case m == 0:
			return n + 1
		case n == 0:
			return a(m-1, 1)
		}
		return a(m-1, a(m, n-1))
	}
	return a
}

func main() {
	println(ackermann()(2, 3))
	var even, odd func(int) bool
	even = func(n int) bool { return n == 0 || odd(n-1) }
	odd = func(n int) bool { return n != 0 && even(n-1) }
	println(even(101), odd(101))
	memo := map[int]int{}
	var fib func(int) int
	fib = func(n int) int {
		if n < 2 {
			return n
		}
		if v, ok := memo[n]; ok {
			return v
		}
		memo[n] = fib(n-1) + fib(n-2)
		return memo[n]
	}
	println(fib(80), len(memo))
	tree := &node{1, []*node{{2, []*node{{4, nil}}}, {3, nil}}}
	depth, sum := 0, 0
	var walk func(*node, int)
	walk = func(n *node, d int) {
		depth, sum = max(depth, d), sum+n.v
		for _, k := range n.kids {
			walk(k, d+1)
		}
	}
	walk(tree, 1)
	println(depth, sum)
	fact := func(n int) int { return -1 }
	old := fact
	fact = func(n int) int {
		if n == 0 {
			return 1
		}
		return n * fact(n-1)
	}
	println(old(5), fact(5))
}
