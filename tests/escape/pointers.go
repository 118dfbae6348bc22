// Where an address goes decides where its variable lives.
package main

type node struct {
	next *node
	val  *int
}

var sink *int

func returned() *int {
	x := 1 // ERROR "moved to heap: x"
	return &x
}

func kept() int {
	x := 1
	p := &x
	return *p
}

func storedInGlobal() {
	x := 1 // ERROR "moved to heap: x"
	sink = &x
}

func storedThroughPointer(n *node) { // ERROR "n does not escape"
	x := 1 // ERROR "moved to heap: x"
	n.val = &x
}

func storedInLocalStruct() int {
	x := 1
	n := node{val: &x}
	return *n.val
}

func storedInLocalPointee() int {
	x := 1 // ERROR "moved to heap: x"
	n := &node{} // ERROR "&node{} does not escape"
	n.val = &x
	return *n.val
}

func literalHoldsPointer() int {
	x := 1
	n := &node{val: &x} // ERROR "&node{...} does not escape"
	return *n.val
}

func fieldsAreOne() *int {
	x, y := 1, 2 // ERROR "moved to heap: x" "moved to heap: y"
	n := node{val: &x}
	n.next = &node{val: &y} // ERROR "&node{...} escapes to heap"
	return n.val
}

func chain(n int) *node {
	var head *node
	for i := 0; i < n; i++ {
		head = &node{next: head} // ERROR "&node{...} escapes to heap"
	}
	return head
}

func onlyThisIteration(n int) int {
	sum := 0
	for i := 0; i < n; i++ {
		p := &node{} // ERROR "&node{} does not escape"
		if p.next == nil {
			sum++
		}
	}
	return sum
}

func acrossIterations(n int) int {
	var last *node
	for i := 0; i < n; i++ {
		p := &node{} // ERROR "&node{} escapes to heap"
		if last != nil {
			last.next = p
		}
		last = p
	}
	return 0
}

func gotoLoop() {
	var p *int
	i := 0
again:
	q := new(int) // ERROR "new(int) escapes to heap"
	p = q
	i++
	if i < 3 {
		goto again
	}
	*p = 1
}

func large() {
	var a [200 << 10]byte // ERROR "moved to heap: a"
	p := &a
	p[0] = 1
	b := new([70 << 10]byte) // ERROR "new([71680]byte) escapes to heap"
	b[1] = 1
	c := make([]byte, 70<<10) // ERROR "make([]byte, 71680) escapes to heap"
	c[2] = 1
}

func main() {
	returned()
	kept()
	storedInGlobal()
	storedThroughPointer(&node{}) // ERROR "&node{} does not escape"
	storedInLocalStruct()
	storedInLocalPointee()
	literalHoldsPointer()
	fieldsAreOne()
	chain(3)
	onlyThisIteration(3)
	acrossIterations(3)
	gotoLoop()
	large()
}
