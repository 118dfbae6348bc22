package runtime

import "unsafe"

// rawSyscall makes a system call (assembly).
//
//go:linkname rawSyscall runtime.rawSyscall
//go:noescape
//go:uintptrkeepalive
func rawSyscall(num, a1, a2, a3, a4, a5, a6 uintptr) (r1, r2, errno uintptr)

// systemCall makes a system call and returns what the kernel does: errors are negative numbers.
//
//go:uintptrkeepalive
//go:nosplit
func systemCall(num, a1, a2, a3, a4, a5, a6 uintptr) int {
	r, _, errno := rawSyscall(num, a1, a2, a3, a4, a5, a6)
	if errno != 0 {
		return -int(errno)
	}
	return int(r)
}

// everyCall is known to overlay/every_thread.c.
type everyCall struct {
	args          [7]uintptr
	result, errno uintptr
}

//go:linkname callEveryThread gosub_rt_every_thread
func callEveryThread(c unsafe.Pointer)

// doAllThreadsSyscall makes a system call on every thread. The second result is that of no call that Linux has.
//
//go:linkname doAllThreadsSyscall syscall.runtime_doAllThreadsSyscall
//go:uintptrescapes
func doAllThreadsSyscall(num, a1, a2, a3, a4, a5, a6 uintptr) (r1, r2, errno uintptr) {
	c := everyCall{args: [7]uintptr{num, a1, a2, a3, a4, a5, a6}}
	callEveryThread(unsafe.Pointer(&c))
	return c.result, 0, c.errno
}

// cgoCaller is not called: no function of the C library is linked for it.
//
//go:linkname cgoCaller syscall.cgocaller
//go:uintptrescapes
func cgoCaller(f unsafe.Pointer, args ...uintptr) uintptr {
	panic("syscall: cgo is off")
}

// entersyscall and exitsyscall stand around system calls of packages that make them by themselves. The processor is
// kept.
//
//go:linkname entersyscall
func entersyscall() {}

//go:linkname exitsyscall
func exitsyscall() {}
