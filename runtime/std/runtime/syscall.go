package runtime

import _ "unsafe" // for linkname

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

// entersyscall and exitsyscall stand around system calls of packages that make them by themselves. The processor is
// kept.
//
//go:linkname entersyscall
func entersyscall() {}

//go:linkname exitsyscall
func exitsyscall() {}
