package main

import "unsafe"

func try(what string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			println(what, e.(error).Error())
		}
	}()
	f()
}

func main() {
	a := [5]int32{1, 2, 3, 4, 5}
	s := unsafe.Slice(&a[1], 3)
	s[0] = 20
	println(len(s), cap(s), a[1], unsafe.SliceData(s) == &a[1])
	b := unsafe.Slice((*byte)(unsafe.Pointer(&a[4])), uint8(4))
	println(len(b), b[0], b[3])
	println(unsafe.Slice((*int)(nil), 0) == nil, unsafe.SliceData([]int(nil)) == nil, unsafe.SliceData([]int{}) != nil)
	println(unsafe.SliceData(a[2:2:3]) == &a[2])
	bytes := []byte("shared")
	str := unsafe.String(&bytes[0], 4)
	bytes[0] = 'S'
	println(str, len(str), unsafe.StringData(str) == unsafe.SliceData(bytes))
	println(unsafe.String(nil, 0) == "", *unsafe.StringData("xyz"), unsafe.String(unsafe.StringData("hello"), 2))
	n, huge := -1, uint64(1)<<63
	try("slice length", func() { _ = unsafe.Slice(&a[0], n) })
	try("slice overflow", func() { _ = unsafe.Slice(&a[0], uint64(1)<<62) })
	try("slice nil", func() { n := 1; _ = unsafe.Slice((*int)(nil), n) })
	try("string length", func() { _ = unsafe.String(&bytes[0], n) })
	try("string nil", func() { n := 2; _ = unsafe.String(nil, n) })
	try("string overflow", func() { _ = unsafe.String(&bytes[0], huge) })
	p := unsafe.Pointer(&a)
	println(*(*int32)(unsafe.Add(p, 8)), *(*int32)(unsafe.Add(p, len(a)*4-4)), unsafe.Add(p, 4) == unsafe.Pointer(&a[1]))
	println(len(unsafe.Slice(new(struct{}), 1<<40)))
}
