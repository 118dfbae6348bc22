package constanttime

import "unsafe"

// boolToUint8 is an intrinsic of gc. It must take the same time for both values: no branch.
func boolToUint8(b bool) uint8 {
	return *(*uint8)(unsafe.Pointer(&b)) & 1
}
