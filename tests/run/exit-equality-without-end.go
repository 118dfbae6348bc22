// A value that holds itself (unsafe can make one) is compared until the stack ends.
package main

import "unsafe"

type link struct{ in any }

func ring() any {
	var v any = link{1}
	*(*any)((*[2]unsafe.Pointer)(unsafe.Pointer(&v))[1]) = v
	return v
}

func main() {
	println(ring() == ring())
}
