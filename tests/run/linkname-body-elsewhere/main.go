// A caller of a function without a body assumes nothing of the body that is linked to it elsewhere.
package main

import (
	"m/api"
	"m/impl"
	"unsafe"
)

var g unsafe.Pointer

//go:noinline
func set(n int) { x := n; api.Store(&g, unsafe.Pointer(&x)) }

//go:noinline
func other(n int) { x := n; var h unsafe.Pointer; api.Store(&h, unsafe.Pointer(&x)) }

//go:noinline
func method(n int) { x := n; var c api.Cell; c.Set(unsafe.Pointer(&x)); g = c.P }

func main() {
	set(42)
	other(7)
	println(*(*int)(g))
	method(43)
	other(7)
	println(*(*int)(g))
	impl.SetDeclared(&g, 44)
	other(7)
	println(*(*int)(g))
	impl.SetPulled(&g, 45)
	other(7)
	println(*(*int)(g))
}
