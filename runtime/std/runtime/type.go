package runtime

import (
	"internal/abi"
	"unsafe"
)

// Offsets of names, types and code are addresses, as programs lie below 2 GB. What is made at run time lies above: its
// offsets are negative, numbers of a table (offsets.c); 0 and -1 are none.

func resolve(off int32) unsafe.Pointer {
	switch {
	case off >= -1:
		return unsafe.Pointer(uintptr(max(off, 0)))
	}
	return offsetAddress(int(off))
}

//go:linkname reflect_resolveNameOff reflect.resolveNameOff
func reflect_resolveNameOff(_ unsafe.Pointer, off int32) unsafe.Pointer {
	return resolve(off)
}

//go:linkname reflect_resolveTypeOff reflect.resolveTypeOff
func reflect_resolveTypeOff(_ unsafe.Pointer, off int32) unsafe.Pointer {
	return resolve(off)
}

// unreachableMethod stands for methods that nothing can call, as far as the compiler saw.
func unreachableMethod() {
	throw("unreachable method called. linker bug?")
}

//go:linkname reflect_resolveTextOff reflect.resolveTextOff
func reflect_resolveTextOff(_ unsafe.Pointer, off int32) unsafe.Pointer {
	if off == -1 {
		return unsafe.Pointer(abi.FuncPCABIInternal(unreachableMethod))
	}
	return resolve(off)
}

//go:linkname reflect_addReflectOff reflect.addReflectOff
func reflect_addReflectOff(p unsafe.Pointer) int32 {
	if uintptr(p) < 1<<31 {
		return int32(uintptr(p))
	}
	return int32(addOffset(p))
}

//go:linkname reflectlite_resolveNameOff internal/reflectlite.resolveNameOff
func reflectlite_resolveNameOff(_ unsafe.Pointer, off int32) unsafe.Pointer {
	return resolve(off)
}

//go:linkname reflectlite_resolveTypeOff internal/reflectlite.resolveTypeOff
func reflectlite_resolveTypeOff(_ unsafe.Pointer, off int32) unsafe.Pointer {
	return resolve(off)
}

// typelinks are the descriptors of the program's unnamed types, sorted by string once someone asks.
var typelinks struct {
	lock   spin
	sorted []*abi.Type
}

//go:linkname reflect_compiledTypelinks reflect.compiledTypelinks
func reflect_compiledTypelinks() ([]*abi.Type, [][]*abi.Type) {
	typelinks.lock.acquire()
	defer typelinks.lock.release()
	if typelinks.sorted == nil {
		first, n := compiledTypes()
		types := make([]*abi.Type, n)
		copy(types, unsafe.Slice(first, n))
		sortTypes(types)
		typelinks.sorted = types
	}
	return typelinks.sorted, nil
}

// sortTypes is a heap sort: nothing of the library is below this package.
func sortTypes(types []*abi.Type) {
	for i := len(types)/2 - 1; i >= 0; i-- {
		sift(types, i)
	}
	for n := len(types) - 1; n > 0; n-- {
		types[0], types[n] = types[n], types[0]
		sift(types[:n], 0)
	}
}

func sift(types []*abi.Type, i int) {
	for {
		child := 2*i + 1
		if child >= len(types) {
			return
		}
		if child+1 < len(types) && stringOf(types[child]) < stringOf(types[child+1]) {
			child++
		}
		if stringOf(types[i]) >= stringOf(types[child]) {
			return
		}
		types[i], types[child] = types[child], types[i]
		i = child
	}
}

func stringOf(t *abi.Type) string {
	return typeString(unsafe.Pointer(t))
}

// A spin is a lock for a few instructions.
type spin struct {
	held uint32
}

func (s *spin) acquire() {
	for spinAcquire(&s.held) == 0 {
		Gosched()
	}
}

func (s *spin) release() {
	spinRelease(&s.held)
}

//go:linkname reflect_ifaceE2I reflect.ifaceE2I
func reflect_ifaceE2I(t *abi.Type, src any, dst unsafe.Pointer) {
	convertInterface(t, src, dst)
}

//go:linkname reflectlite_ifaceE2I internal/reflectlite.ifaceE2I
func reflectlite_ifaceE2I(t *abi.Type, src any, dst unsafe.Pointer) {
	convertInterface(t, src, dst)
}

type iface struct {
	tab, data unsafe.Pointer
}

func convertInterface(t *abi.Type, src any, dst unsafe.Pointer) {
	e := (*eface)(unsafe.Pointer(&src))
	*(*iface)(dst) = iface{assertItab(t, e.typ), e.data}
}

//go:linkname reflect_typehash reflect.typehash
func reflect_typehash(t *abi.Type, p unsafe.Pointer, seed uintptr) uintptr {
	return typeHash(unsafe.Pointer(t), p, seed)
}

//go:linkname getStaticuint64s runtime.getStaticuint64s
func getStaticuint64s() *[256]uint64 {
	return smallInts()
}

// zeroVal is a zero value of every type that is not larger.
var zeroVal [abi.ZeroValSize]byte

//go:linkname offsetAddress gosub_rt_offset_address
//go:noescape
func offsetAddress(off int) unsafe.Pointer

//go:linkname addOffset gosub_rt_add_offset
func addOffset(p unsafe.Pointer) int

//go:linkname compiledTypes gosub_rt_compiled_types
func compiledTypes() (first **abi.Type, n int)

//go:linkname smallInts gosub_rt_small_ints
func smallInts() *[256]uint64

//go:linkname spinAcquire gosub_rt_spin_acquire
//go:noescape
func spinAcquire(held *uint32) int

//go:linkname spinRelease gosub_rt_spin_release
//go:noescape
func spinRelease(held *uint32)

//go:linkname assertItab gosub_assert_itab
//go:noescape
func assertItab(t *abi.Type, typ unsafe.Pointer) unsafe.Pointer
