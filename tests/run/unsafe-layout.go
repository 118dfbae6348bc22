package main

import "unsafe"

type mixed struct {
	a bool
	b int64
	c bool
	d int32
	e string
	f [3]uint16
	g any
	h []int
	i complex64
	j struct{}
}
type packed struct {
	a, b, c, d bool
	e          uint32
}
type trailing struct {
	a int32
	z [0]int64
}
type inner struct {
	x int8
	packed
	y float64
}
type outer struct {
	inner
	*mixed
	z uint8
}

const size = unsafe.Sizeof(mixed{}) + unsafe.Sizeof(0)

func main() {
	var m mixed
	println(unsafe.Sizeof(m), unsafe.Alignof(m), size)
	println(unsafe.Offsetof(m.a), unsafe.Offsetof(m.b), unsafe.Offsetof(m.c), unsafe.Offsetof(m.d), unsafe.Offsetof(m.e),
		unsafe.Offsetof(m.f), unsafe.Offsetof(m.g), unsafe.Offsetof(m.h), unsafe.Offsetof(m.i), unsafe.Offsetof(m.j))
	println(unsafe.Sizeof(packed{}), unsafe.Alignof(packed{}.a), unsafe.Alignof(packed{}), unsafe.Sizeof(trailing{}), unsafe.Alignof(trailing{}))
	var o outer
	println(unsafe.Offsetof(o.inner), unsafe.Offsetof(o.inner.packed), unsafe.Offsetof(o.x), unsafe.Offsetof(o.inner.e), unsafe.Offsetof(o.y), unsafe.Offsetof(o.z), unsafe.Sizeof(o))
	println(unsafe.Sizeof(uintptr(0)), unsafe.Sizeof(""), unsafe.Sizeof([]int{}), unsafe.Sizeof(map[int]int{}), unsafe.Sizeof(any(nil)), unsafe.Sizeof(func() {}), unsafe.Sizeof(struct{}{}), unsafe.Sizeof([0]int{}), unsafe.Sizeof([5]mixed{}), unsafe.Sizeof(1i), unsafe.Sizeof('a'), unsafe.Sizeof(true))
	println(unsafe.Alignof(int8(0)), unsafe.Alignof(int16(0)), unsafe.Alignof(1.5), unsafe.Alignof(complex64(0)), unsafe.Alignof(""), unsafe.Alignof([3]int16{}), unsafe.Alignof(struct{}{}))
	var arr [unsafe.Sizeof(m)/8 + 1]byte
	println(len(arr))
	p := unsafe.Pointer(&m)
	*(*int32)(unsafe.Add(p, unsafe.Offsetof(m.d))) = 77
	*(*string)(unsafe.Pointer(uintptr(p) + unsafe.Offsetof(m.e))) = "poked"
	(*[3]uint16)(unsafe.Add(p, unsafe.Offsetof(m.f)))[2] = 9
	println(m.d, m.e, m.f[2])
}
