package main

type node struct {
	next *node
	v    int
}

func main() {
	// Phase one: indexes, indirections and operands; phase two: the assignments, left to right.
	a := []int{10, 11, 12, 13}
	i := 0
	i, a[i] = 2, 100
	println(i, a[0], a[2])
	a[i], i = 200, 3
	println(i, a[2], a[3])
	i = 1
	a[i], a[i+1] = a[i+1], a[i]
	println(a[1], a[2])
	b := []int{1, 2, 3}
	j := 0
	b[j], j, b[j] = 5, 1, 6 // the last one wins
	println(b[0], b[1], j)
	s := []int{1, 2, 3}
	t := s
	s, s[0] = []int{7, 8, 9}, 50 // the element of the old slice
	println(s[0], t[0])
	p := &node{v: 1}
	q := p
	p, p.v = &node{v: 2}, 3 // p.v is of the old p
	println(p.v, q.v)
	p.next, p = q, p.next
	println(p == nil, q.v)
	head := &node{v: 1, next: &node{v: 2, next: &node{v: 3}}}
	var prev *node
	for head != nil {
		head.next, prev, head = prev, head, head.next
	}
	for ; prev != nil; prev = prev.next {
		print(prev.v, " ")
	}
	println()
	x, y := 1, 2
	x, y = y, x+y
	x, y = y, x+y
	println(x, y)
	arr := [2]int{1, 2}
	k := 0
	k, arr[k], arr[1-k] = arr[1], k, arr[0]
	println(k, arr[0], arr[1])
	m := map[string]int{}
	key := "a"
	key, m[key] = "b", 1
	println(key, m["a"], len(m))
}
