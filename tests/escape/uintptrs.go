// Integers made from pointers: followed in expressions and in the headers of package reflect, not in variables.
package main

import "unsafe"

var number uintptr

func toPackage(n int) { number = uintptr(unsafe.Pointer(&n)) }

func toVariable(n int) uintptr {
	x := uintptr(unsafe.Pointer(&n))
	return x
}

func through(n *int) unsafe.Pointer { return unsafe.Pointer(uintptr(unsafe.Pointer(n)) + 1) } // ERROR "leaking param: n to result ~r0 level=0"

func aligned(p *int) unsafe.Pointer { return unsafe.Pointer((uintptr(unsafe.Pointer(p)) + 7) &^ 7) } // ERROR "leaking param: p to result ~r0 level=0"

type holder struct{ x uintptr }

func toField(p *int, s *holder) { s.x = uintptr(unsafe.Pointer(p)) } // ERROR "p does not escape" "s does not escape"

func main() {
	toPackage(1)
	toVariable(2)
}
