// unsafe.Slice and unsafe.String: elements that would reach past the end of the address space.
package main

import "unsafe"

func try(name string, f func()) {
	defer func() {
		if e, ok := recover().(error); ok {
			println(name, e.Error())
		} else {
			println(name, "fine")
		}
	}()
	f()
}

//go:noinline
func last(back uintptr) unsafe.Pointer { return unsafe.Pointer(^uintptr(0) - back + 1) }

type wide [24]byte

func main() {
	for _, n := range []int{0, 1, 2, 3, 7, 8, 9, 1 << 40} {
		println(n)
		try("bytes", func() { _ = unsafe.Slice((*byte)(last(8)), n) })
		try("words", func() { _ = unsafe.Slice((*uint64)(last(16)), n) })
		try("wide", func() { _ = unsafe.Slice((*wide)(last(24)), n) })
		try("nothing", func() { _ = unsafe.Slice((*struct{})(last(8)), n) })
		try("string", func() { _ = unsafe.String((*byte)(last(8)), n) })
	}
	var b [4]byte
	n := uint64(len(b))
	println(len(unsafe.Slice(&b[0], n)), len(unsafe.String(&b[0], n)), unsafe.Slice((*byte)(nil), n-4) == nil)
	try("uint64", func() { _ = unsafe.Slice(&b[0], n<<60) })
	try("negative", func() { m := -int8(n); _ = unsafe.Slice(&b[0], m) })
}
