// The first array of an append that does not escape is in the frame, once per variable and call; what grows or comes again
// is on the heap, and nothing sees the difference but cap.
// escape: go
package main

import "runtime"

type node struct {
	s    []int
	next *node
}

var sink []int

func caps[T any](n int) {
	var s []T
	last := -1
	for range n {
		var z T
		s = append(s, z)
		if cap(s) != last {
			last = cap(s)
			print(last, " ")
		}
	}
	println()
}

func escapes(n int) []int {
	var s []int
	for i := range n {
		s = append(s, i)
	}
	return s
}

func loops() {
	var kept [4][]int
	for i := range 4 {
		var s []int
		s = append(s, i)
		s = append(s, i*10)
		kept[i] = s
	}
	for i := range 4 {
		println(kept[i][0], kept[i][1], len(kept[i]))
	}
	var a, b []int
	for i := range 3 {
		a = append(a, i)
		b = a
		a = nil
		a = append(a, 7)
	}
	println(a[0], b[0], len(b))
}

func twice() {
	var s []int
	s = append(s, 1)
	t := s
	s = s[:0]
	s = append(s, 2)
	s = nil
	s = append(s, 3)
	println(t[0], s[0], cap(s))
	u := append([]int(nil), 5)
	v := append([]int(nil), 6)
	println(u[0], v[0], cap(u), cap(v))
}

func spare() {
	var s []*int
	x := 4
	s = append(s, &x)
	for _, p := range s[:cap(s)] {
		print(p == nil, " ")
	}
	println(cap(s), *s[0])
}

func pointers(n int) int {
	var s []*node
	for i := range n {
		s = append(s, &node{s: []int{i}})
		runtime.GC()
	}
	sum := 0
	for _, p := range s {
		sum += p.s[0]
	}
	return sum
}

func inStruct() int {
	var x struct{ s []int }
	x.s = append(x.s, 1, 2)
	y := x
	y.s[0] = 9
	return x.s[0] + len(y.s)
}

func captured() int {
	var s []int
	add := func(i int) {
		recover() // not inlined
		s = append(s, i)
	}
	add(1)
	add(2)
	return s[0] + s[1] + cap(s)*100
}

func goroutine() int {
	var s []int
	s = append(s, 3)
	c := make(chan int)
	go func() { c <- s[0] }()
	s[0] = 3
	return <-c
}

func deferred() (n int) {
	var s []string
	defer func() { n = len(s) + len(s[0]) }()
	s = append(s, "abc")
	s = append(s, "d")
	panic("x")
}

func recovered() (n int) {
	defer func() { recover() }()
	return deferred()
}

func many(n int) (total int) {
	for i := range n {
		var s []byte
		s = append(s, byte(i), byte(i+1))
		s = append(s, s...)
		if i%2 == 0 {
			s = append(s, make([]byte, 40)...)
		}
		total += len(s) + cap(s)
	}
	return total
}

func given(s []int) int {
	s = append(s, 1)
	return cap(s)
}

func main() {
	caps[int](20)
	caps[byte](70)
	caps[string](9)
	caps[[3]byte](30)
	caps[struct{}](3)
	caps[[5]int](3)
	caps[any](5)
	sink = escapes(5)
	println(len(sink), cap(sink), sink[4])
	loops()
	twice()
	spare()
	println(pointers(6), inStruct(), captured(), goroutine(), recovered(), many(9))
	println(given(nil), given([]int{1}), given(make([]int, 0, 3)))
}
