package main

import "unsafe"

type none [0]int
type nested [3][0]string
type big [1 << 40]struct{}

func main() {
	var a none
	println(len(a), cap(a), unsafe.Sizeof(a), unsafe.Alignof(a), a == none{})
	for range a {
		println("never")
	}
	var n nested
	for i := range n {
		print(i, len(n[i]), " ")
	}
	println(unsafe.Sizeof(n), n == nested{})
	s := a[:]
	println(len(s), s == nil)
	s = append(s, 1)
	println(len(s))
	var b big
	b[1<<39] = struct{}{}
	println(len(b), unsafe.Sizeof(b))
	m := map[none]string{a: "one"}
	m[none{}] = "same"
	println(len(m), m[a])
	c := make(chan [0]int, 2)
	c <- a
	c <- none{}
	println(len(c), <-c == a)
	type trailing struct {
		x int32
		z [0]int64
	}
	println(unsafe.Sizeof(trailing{}), unsafe.Offsetof(trailing{}.z), unsafe.Sizeof(struct {
		z [0]int64
		x int32
	}{}))
	defer func() { println(recover().(error).Error()) }()
	i := 0
	println(a[i])
}
