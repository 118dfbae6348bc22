package main

import "unsafe"

type s struct {
	a byte
	b int32
	c string
	d [3]int16
	e bool
}

func main() {
	var x s
	println(unsafe.Sizeof(x), unsafe.Alignof(x), unsafe.Offsetof(x.b), unsafe.Offsetof(x.c), unsafe.Offsetof(x.d), unsafe.Offsetof(x.e))
	println(unsafe.Sizeof(uintptr(0)), unsafe.Sizeof(""), unsafe.Sizeof([]int{}), unsafe.Sizeof(any(nil)))
	f := 1.5
	println(*(*uint64)(unsafe.Pointer(&f)))
	arr := [4]int{1, 2, 3, 4}
	p := (*int)(unsafe.Add(unsafe.Pointer(&arr[0]), 16))
	println(*p)
	q := (*int)(unsafe.Pointer(uintptr(unsafe.Pointer(&arr[0])) + 8))
	println(*q)
	sl := unsafe.Slice(&arr[1], 2)
	println(len(sl), cap(sl), sl[1])
	b := []byte("hello")
	str := unsafe.String(&b[1], 3)
	println(str, *unsafe.StringData(str) == 'e', unsafe.SliceData(b) == &b[0])
}
