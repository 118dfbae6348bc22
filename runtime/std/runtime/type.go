package runtime

import "unsafe"

// typeHead is the head of a type descriptor, as internal/abi's Type: struct gosub_type of abi.h.
type typeHead struct {
	size, ptrBytes                uintptr
	hash                          uint32
	tflag, align, fieldAlign, kind uint8
	equal                         func(p, q unsafe.Pointer) bool
	gcdata                        *byte
	str, ptrToThis                int32
}

// Kinds, as internal/abi's.
const (
	kindPointer       = 22
	kindUnsafePointer = 26
)

// kindOf returns the kind of the type whose descriptor is t, 0 for nil.
func kindOf(t unsafe.Pointer) uint8 {
	if t == nil {
		return 0
	}
	return (*typeHead)(t).kind & 31
}
