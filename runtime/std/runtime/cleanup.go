package runtime

import (
	"internal/abi"
	"unsafe"
)

// SetFinalizer has finalizer called with obj, a pointer to the beginning of an allocation, once nothing reaches it;
// a nil finalizer removes it.
func SetFinalizer(obj any, finalizer any) {
	e := (*eface)(unsafe.Pointer(&obj))
	f := (*eface)(unsafe.Pointer(&finalizer))
	// The value word of a function in an interface is the function value itself.
	setFinalizer(e.typ, e.data, f.typ, f.data)
}

// A Cleanup is the call of a function that AddCleanup arranged.
type Cleanup struct {
	id  uint64 // 0: nothing will be called
	ptr uintptr
}

// AddCleanup has cleanup called with arg, in a goroutine of the runtime, some time after nothing reaches ptr's object
// any more. It panics where arg or cleanup are seen to reach it themselves.
func AddCleanup[T, S any](ptr *T, cleanup func(S), arg S) Cleanup {
	if ptr == nil {
		panic("runtime.AddCleanup: ptr is nil")
	}
	a := any(arg)
	p := pointerIn(&a)
	if p == unsafe.Pointer(ptr) {
		panic("runtime.AddCleanup: ptr is equal to arg, cleanup will never run")
	}
	return attach(unsafe.Pointer(ptr), p, *(*unsafe.Pointer)(unsafe.Pointer(&cleanup)), func() { cleanup(arg) })
}

// Stop takes the call back if ptr's object has not been found unreached yet.
func (c Cleanup) Stop() {
	if c.id != 0 {
		stopCleanup(c.ptr, c.id)
	}
}

// pointerIn returns the pointer that is a's value, or nil if that is none.
func pointerIn(a *any) unsafe.Pointer {
	e := (*eface)(unsafe.Pointer(a))
	if t := (*abi.Type)(e.typ); t != nil && (t.Kind() == abi.Pointer || t.Kind() == abi.UnsafePointer) {
		return e.data
	}
	return nil
}

// Answers of checkCleanup: enum cleanup_check of special_run.c.
const (
	cleanupFine = iota
	cleanupNever
	cleanupNoObject
	cleanupHoldsArgument
	cleanupClosesOver
)

func attach(ptr, arg, cleanup unsafe.Pointer, call func()) Cleanup {
	switch checkCleanup(ptr, arg, cleanup) {
	case cleanupNever:
		return Cleanup{}
	case cleanupNoObject:
		panic("runtime.AddCleanup: ptr not in allocated block")
	case cleanupHoldsArgument:
		panic("runtime.AddCleanup: ptr is within arg, cleanup will never run")
	case cleanupClosesOver:
		panic("runtime.AddCleanup: cleanup function closes over ptr, cleanup will never run")
	}
	return Cleanup{addCleanup(ptr, call), uintptr(ptr)}
}

// waitForCleanups returns true once no cleanup waits or runs, false after timeout nanoseconds.
func waitForCleanups(timeout int64) bool {
	for begin := nanotime(); nanotime()-begin < timeout; Gosched() {
		if cleanupsIdle() != 0 {
			return true
		}
	}
	return false
}

//go:linkname unique_waitForCleanups unique.runtime_blockUntilEmptyCleanupQueue
func unique_waitForCleanups(timeout int64) bool {
	return waitForCleanups(timeout)
}

//go:linkname sync_test_waitForCleanups sync_test.runtime_blockUntilEmptyCleanupQueue
func sync_test_waitForCleanups(timeout int64) bool {
	return waitForCleanups(timeout)
}

//go:linkname setFinalizer gosub_rt_set_finalizer
func setFinalizer(typ, obj, fnType, fn unsafe.Pointer)

//go:linkname checkCleanup gosub_rt_check_cleanup
//go:noescape
func checkCleanup(ptr, arg, cleanup unsafe.Pointer) int

//go:linkname addCleanup gosub_rt_add_cleanup
func addCleanup(ptr unsafe.Pointer, call func()) uint64

//go:linkname stopCleanup gosub_rt_stop_cleanup
func stopCleanup(ptr uintptr, id uint64)

//go:linkname cleanupsIdle gosub_rt_cleanups_idle
func cleanupsIdle() int
