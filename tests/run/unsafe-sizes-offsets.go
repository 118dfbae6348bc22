package main

import "unsafe"

type inner struct {
	b byte
	f float64
}

type all struct {
	a bool
	b int16
	c byte
	inner
	s  string
	l  []int
	m  map[int]int
	i  any
	fn func()
	ch chan int
	c6 complex64
	z  struct{}
}

type embedsPointer struct {
	x byte
	*inner
}

func main() {
	var v all
	println(unsafe.Sizeof(v), unsafe.Alignof(v))
	println(unsafe.Offsetof(v.a), unsafe.Offsetof(v.b), unsafe.Offsetof(v.c), unsafe.Offsetof(v.inner), unsafe.Offsetof(v.s))
	println(unsafe.Offsetof(v.l), unsafe.Offsetof(v.m), unsafe.Offsetof(v.i), unsafe.Offsetof(v.fn), unsafe.Offsetof(v.ch), unsafe.Offsetof(v.c6), unsafe.Offsetof(v.z))
	// Of a promoted field: within the embedded struct it is found in, counted from the outer one.
	println(unsafe.Offsetof(v.f), unsafe.Offsetof(v.inner.f))
	println(unsafe.Sizeof(embedsPointer{}), unsafe.Offsetof(embedsPointer{}.inner))
	println(unsafe.Sizeof(uintptr(0)), unsafe.Sizeof(1), unsafe.Sizeof('a'), unsafe.Sizeof(1.5), unsafe.Sizeof(1i), unsafe.Sizeof("text"), unsafe.Sizeof(true))
	println(unsafe.Alignof(byte(0)), unsafe.Alignof(int16(0)), unsafe.Alignof(v.c6), unsafe.Alignof(v.z), unsafe.Alignof([3]int32{}))
	println(unsafe.Sizeof([0]all{}), unsafe.Sizeof([3]inner{}), unsafe.Sizeof(struct {
		a byte
		b struct{}
	}{}))
	const k = unsafe.Sizeof(v) % 7
	var arr [k + 1]int
	println(len(arr))
}
