package runtime

import "unsafe"

// A weak pointer is the address of a word that the collector clears when it finds the object unreached.

//go:linkname weak_registerWeakPointer weak.runtime_registerWeakPointer
func weak_registerWeakPointer(p unsafe.Pointer) unsafe.Pointer {
	return weakHandle(p)
}

//go:linkname weak_makeStrongFromWeak weak.runtime_makeStrongFromWeak
func weak_makeStrongFromWeak(handle unsafe.Pointer) unsafe.Pointer {
	return weakTarget(handle)
}

//go:linkname weakHandle gosub_rt_weak_handle
func weakHandle(p unsafe.Pointer) unsafe.Pointer

//go:linkname weakTarget gosub_rt_weak_target
func weakTarget(handle unsafe.Pointer) unsafe.Pointer
