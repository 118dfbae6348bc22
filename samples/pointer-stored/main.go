package main

type node struct {
	value int
	next  *node
}

type shape interface{ area() int }

type square struct{ side int }

func (s *square) area() int { return s.side * s.side }

//go:noinline
func inSlice() []*node {
	a := node{value: 1}
	list := make([]*node, 0, 4)
	list = append(list, &a)
	return list
}

//go:noinline
func inMap(m map[string]*node) {
	b := node{value: 2}
	m["b"] = &b
}

//go:noinline
func inStruct(head *node) {
	c := node{value: 3}
	head.next = &c
}

//go:noinline
func inInterface() shape {
	d := square{4}
	return &d
}

//go:noinline
func inLocalStruct() int {
	e := node{value: 5}
	head := node{next: &e}
	return head.next.value
}

func main() {
	m := map[string]*node{}
	inMap(m)
	var head node
	inStruct(&head)
	println(inSlice()[0].value, m["b"].value, head.next.value, inInterface().area(), inLocalStruct())
}
