package main

const size = 4

type elem = int32

func outer() int {
	const size = size * 2 // the one on the right is still the package's
	var a [size]elem
	{
		type elem = int8
		const size = size + 1
		var b [size]elem
		b[size-1] = -1
		return len(a)*100 + len(b) + int(b[8])
	}
}

type node struct {
	next *node
	v    int
}

func recursive() int {
	type node struct { // refers to itself, not to the package's
		left, right *node
		v           int
	}
	n := &node{&node{v: 1}, &node{v: 2}, 3}
	return n.left.v + n.right.v*10 + n.v*100
}

func functions() string {
	type pair struct{ a, b string }
	make := func() any { return pair{"x", "y"} }
	first := make()
	{
		type pair struct{ a, b string }
		_, same := first.(pair)
		if same {
			return "the same type"
		}
	}
	_, same := first.(pair)
	if same {
		return "declared once"
	}
	return "?"
}

func main() {
	println(outer(), recursive(), functions())
	f := func(n int) int {
		const k = 10
		type t [k]int
		return len(t{}) * n
	}
	println(f(2), size, len([size]elem{}))
	n := node{v: 5}
	n.next = &n
	println(n.next.next.v)
	var size = size
	size++
	println(size)
}
