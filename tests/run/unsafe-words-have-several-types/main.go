// A word that unsafe gives two types is one word, also where functions of a package without unsafe are inlined.
package main

import (
	"unsafe"
	"words/cells"
)

type header struct {
	data     unsafe.Pointer
	len, cap int
}

//go:noinline
func retarget(s *[]int32, array *[8]int32) (before, after int32) {
	before = (*s)[0]
	h := (*header)(unsafe.Pointer(s))
	h.data = unsafe.Pointer(array)
	h.len, h.cap = 8, 8
	return before, (*s)[7]
}

//go:noinline
func swapped(c *cells.Cell[*int], x uintptr) (uintptr, *int) {
	same := (*cells.Cell[uintptr])(unsafe.Pointer(c))
	old := same.Swap(x)
	return old, c.Swap(nil)
}

//go:noinline
func lengths(s *string, n int) (before, after int) {
	before = len(*s)
	*(*int)(unsafe.Add(unsafe.Pointer(s), unsafe.Sizeof(uintptr(0)))) = n
	return before, len(*s)
}

var array = [8]int32{7: 42}

func main() {
	s := make([]int32, 4)
	println(retarget(&s, &array))
	println(len(s), cap(s))

	one, two := 1, 2
	var c cells.Cell[*int]
	c.Swap(&one)
	old, now := swapped(&c, uintptr(unsafe.Pointer(&two)))
	println(old == uintptr(unsafe.Pointer(&one)), *now)

	text := "hello, world"
	println(lengths(&text, 5))
	println(text)
}
