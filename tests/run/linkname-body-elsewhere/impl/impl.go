package impl

import (
	"m/api"
	"unsafe"
)

//go:linkname store m/api.Store
func store(p *unsafe.Pointer, v unsafe.Pointer) { *(*uintptr)(unsafe.Pointer(p)) = uintptr(v) }

// The same symbol, through the declaration of its package.
//
//go:noinline
func SetDeclared(p *unsafe.Pointer, n int) { x := n; api.Store(p, unsafe.Pointer(&x)) }

//go:linkname pulled m/api.(*Cell).Set
func pulled(c *api.Cell, v unsafe.Pointer)

//go:noinline
func SetPulled(p *unsafe.Pointer, n int) {
	x := n
	var c api.Cell
	pulled(&c, unsafe.Pointer(&x))
	*p = c.P
}
