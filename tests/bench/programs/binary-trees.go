package main

type node struct{ left, right *node }

func build(d int) *node {
	if d == 0 {
		return &node{}
	}
	return &node{build(d - 1), build(d - 1)}
}

func (n *node) count() int {
	if n.left == nil {
		return 1
	}
	return 1 + n.left.count() + n.right.count()
}

func main() {
	const max = 18
	long := build(max)
	for d := 4; d <= max; d += 4 {
		n, sum := 1<<(max-d+4), 0
		for i := 0; i < n; i++ {
			sum += build(d).count()
		}
		println(n, d, sum)
	}
	println(long.count())
}
