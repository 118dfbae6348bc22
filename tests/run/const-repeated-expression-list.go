package main

import "unsafe"

const scale = 2

type id uint16

const (
	a, b id = iota * scale, iota + 0x100
	c, d
)

var fromPackage = d

func main() {
	// What is repeated is the list with its type.
	println(a, b, c, d, unsafe.Sizeof(c), unsafe.Sizeof(d), fromPackage)
	const (
		s = "x"
		t
		u = len(t + s)
		v
	)
	println(s, t, u, v)
	const (
		f float32 = 1 << iota / 3.0
		g
		h
	)
	println(f == float32(1/3.0), g, h, unsafe.Sizeof(h))
	const (
		p = unsafe.Sizeof([iota + 1]int32{})
		q
		r
	)
	println(p, q, r)
}
