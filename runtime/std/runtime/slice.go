package runtime

import (
	"internal/abi"
	"unsafe"
)

// Memory for package reflect: objects, and moves that see to pointers.

type slice struct {
	ptr      unsafe.Pointer
	len, cap int
}

//go:linkname reflect_unsafe_New reflect.unsafe_New
func reflect_unsafe_New(t *abi.Type) unsafe.Pointer {
	return newObject(t)
}

//go:linkname reflectlite_unsafe_New internal/reflectlite.unsafe_New
func reflectlite_unsafe_New(t *abi.Type) unsafe.Pointer {
	return newObject(t)
}

//go:linkname reflect_unsafe_NewArray reflect.unsafe_NewArray
func reflect_unsafe_NewArray(t *abi.Type, n int) unsafe.Pointer {
	return makeSlice(t, n, n)
}

//go:linkname reflect_growslice reflect.growslice
func reflect_growslice(t *abi.Type, old slice, n int) slice {
	// What lies between length and capacity is kept.
	n -= old.cap - old.len
	p, c := growSlice(old.ptr, old.cap+n, old.cap, n, t)
	return slice{p, old.len, c}
}

//go:linkname reflect_unsafeslice reflect.unsafeslice
func reflect_unsafeslice(t *abi.Type, p unsafe.Pointer, n int) {
	if n < 0 || t.Size_ != 0 && uintptr(n) > -uintptr(p)/t.Size_ {
		panicUnsafe(0)
	}
	if p == nil && n > 0 {
		panicUnsafe(1)
	}
}

// typedMove copies a value; the two may overlap.
func typedMove(t *abi.Type, to, from unsafe.Pointer) {
	move(to, from, t.Size_)
}

//go:linkname reflect_memmove reflect.memmove
func reflect_memmove(to, from unsafe.Pointer, size uintptr) {
	move(to, from, size)
}

//go:linkname reflect_typedmemmove reflect.typedmemmove
func reflect_typedmemmove(t *abi.Type, to, from unsafe.Pointer) {
	typedMove(t, to, from)
}

//go:linkname reflectlite_typedmemmove internal/reflectlite.typedmemmove
func reflectlite_typedmemmove(t *abi.Type, to, from unsafe.Pointer) {
	typedMove(t, to, from)
}

//go:linkname reflect_typedmemclr reflect.typedmemclr
func reflect_typedmemclr(t *abi.Type, p unsafe.Pointer) {
	fill(p, 0, t.Size_)
}

//go:linkname reflect_typedmemclrpartial reflect.typedmemclrpartial
func reflect_typedmemclrpartial(t *abi.Type, p unsafe.Pointer, off, size uintptr) {
	fill(p, 0, size)
}

//go:linkname reflect_typedarrayclear reflect.typedarrayclear
func reflect_typedarrayclear(t *abi.Type, p unsafe.Pointer, n int) {
	fill(p, 0, uintptr(n)*t.Size_)
}

//go:linkname reflect_typedslicecopy reflect.typedslicecopy
func reflect_typedslicecopy(t *abi.Type, to, from slice) int {
	n := min(to.len, from.len)
	move(to.ptr, from.ptr, uintptr(n)*t.Size_)
	return n
}

//go:linkname reflect_verifyNotInHeapPtr reflect.verifyNotInHeapPtr
func reflect_verifyNotInHeapPtr(p uintptr) bool {
	return inHeap(p) == 0
}

//go:linkname newObject gosub_rt_new_object
//go:noescape
func newObject(t *abi.Type) unsafe.Pointer

//go:linkname makeSlice gosub_makeslice
//go:noescape
func makeSlice(t *abi.Type, n, c int) unsafe.Pointer

//go:linkname growSlice gosub_growslice
//go:noescape
func growSlice(old unsafe.Pointer, n, oldCap, added int, t *abi.Type) (p unsafe.Pointer, c int)

//go:linkname move gosub_typed_move
//go:noescape
func move(to, from unsafe.Pointer, size uintptr)

//go:linkname fill gosub_fill
//go:noescape
func fill(p unsafe.Pointer, b int32, size uintptr)

//go:linkname panicUnsafe gosub_panic_unsafe
func panicUnsafe(which int)

//go:linkname inHeap gosub_rt_in_heap
func inHeap(p uintptr) int
