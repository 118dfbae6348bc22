package main

// Functions that refer to each other and to themselves are no cycle of variables.
var table = []func(int) int{even, odd, func(n int) int { return depth(n) }}

func even(n int) int {
	if n == 0 {
		return 1
	}
	return odd(n - 1)
}

func odd(n int) int {
	if n == 0 {
		return 0
	}
	return even(n - 1)
}

var depthCalls int

func depth(n int) int {
	depthCalls++
	if n <= 0 {
		return base
	}
	return depth(n-1) + 1
}

var base = start()

func start() int { println("start", depthCalls); return 100 }

var total = table[0](4) + table[1](3)*10 + table[2](2)

type node struct {
	next *node
	name string
}

// A pointer to a variable inside of a function is a reference too, but not while nothing is initialised by it.
var first = node{name: "first"}
var second = node{&first, "second"}

type registry struct{ names []string }

func (r *registry) add(n string) int { r.names = append(r.names, n); return len(r.names) }

var reg registry
var one = reg.add("one")
var two = reg.add("two")

func init() { first.next = &second }

func main() {
	println(total, depthCalls, base)
	println(first.next.next.name, second.next.next.name)
	println(one, two, reg.names[0], reg.names[1])
}
