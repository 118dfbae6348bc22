package abi

import "unsafe"

// Of Go's conventions there is only the one that has no registers: reflect lays out blocks, and package runtime takes
// them apart.
const (
	IntArgRegs            = 0
	FloatArgRegs          = 0
	EffectiveFloatRegSize = 0
)

// FuncPCABI0 returns the address of the code of the func value f.
func FuncPCABI0(f any) uintptr {
	return codeOf(f)
}

// FuncPCABIInternal returns the address of the code of the func value f.
func FuncPCABIInternal(f any) uintptr {
	return codeOf(f)
}

// codeOf: the value word of a function in an interface is the address of its closure, which begins with that of its code.
func codeOf(f any) uintptr {
	return **(**uintptr)(unsafe.Pointer(uintptr(unsafe.Pointer(&f)) + unsafe.Sizeof(uintptr(0))))
}

// EscapeNonString forces v to the heap.
func EscapeNonString[T any](v T) {
	Escape(v)
}
