package runtime

import _ "unsafe" // for linkname

//go:linkname systemCallBlock gosub_rt_system_call
//go:noescape
func systemCallBlock(block *[7]uintptr) int

//go:linkname blockingCallBlock gosub_rt_blocking_call
//go:noescape
func blockingCallBlock(block *[7]uintptr) int

// systemCall makes a system call and returns what the kernel does: errors are negative numbers.
//
//go:uintptrkeepalive
//go:nosplit
func systemCall(trap, a1, a2, a3, a4, a5, a6 uintptr) int {
	return systemCallBlock(&[7]uintptr{trap, a1, a2, a3, a4, a5, a6})
}

// linuxSyscall6 is internal/runtime/syscall/linux.Syscall6.
//
//go:uintptrkeepalive
//go:nosplit
func linuxSyscall6(trap, a1, a2, a3, a4, a5, a6 uintptr) (r1, r2, errno uintptr) {
	r := systemCallBlock(&[7]uintptr{trap, a1, a2, a3, a4, a5, a6})
	if uint(r) > ^uint(4095) {
		return ^uintptr(0), 0, uintptr(-r)
	}
	return uintptr(r), 0, 0
}

// linuxBlockingSyscall6 is the same of a call that may take long: others have the processor meanwhile.
//
//go:uintptrkeepalive
//go:nosplit
func linuxBlockingSyscall6(trap, a1, a2, a3, a4, a5, a6 uintptr) (r1, r2, errno uintptr) {
	r := blockingCallBlock(&[7]uintptr{trap, a1, a2, a3, a4, a5, a6})
	if uint(r) > ^uint(4095) {
		return ^uintptr(0), 0, uintptr(-r)
	}
	return uintptr(r), 0, 0
}

// entersyscall and exitsyscall stand around system calls of packages that make them by themselves. The processor is
// kept.
//
//go:linkname entersyscall
func entersyscall() {}

//go:linkname exitsyscall
func exitsyscall() {}

