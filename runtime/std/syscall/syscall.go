package syscall

import "unsafe"

//go:uintptrkeepalive
//go:nosplit
//go:noescape
//go:linkname blockingSyscall6 runtime.blockingSyscall
func blockingSyscall6(trap, a1, a2, a3, a4, a5, a6 uintptr) (r1, r2, errno uintptr)

//go:uintptrkeepalive
//go:nosplit
//go:linkname Syscall
func Syscall(trap, a1, a2, a3 uintptr) (r1, r2 uintptr, err Errno) {
	r1, r2, errno := blockingSyscall6(trap, a1, a2, a3, 0, 0, 0)
	return r1, r2, Errno(errno)
}

//go:uintptrkeepalive
//go:nosplit
//go:linkname Syscall6
func Syscall6(trap, a1, a2, a3, a4, a5, a6 uintptr) (r1, r2 uintptr, err Errno) {
	r1, r2, errno := blockingSyscall6(trap, a1, a2, a3, a4, a5, a6)
	return r1, r2, Errno(errno)
}

func rawSyscallNoError(trap, a1, a2, a3 uintptr) (r1, r2 uintptr) {
	r1, r2, _ = RawSyscall6(trap, a1, a2, a3, 0, 0, 0)
	return r1, r2
}

// rawVforkSyscall forks without sharing memory: after a vfork the child runs on in the frame of the caller, where the
// compiler keeps what the parent needs later.
func rawVforkSyscall(trap, a1, a2, a3 uintptr) (r1 uintptr, err Errno) {
	if trap == SYS_CLONE {
		a1 &^= CLONE_VM
	} else {
		args := (*cloneArgs)(unsafe.Pointer(a1))
		args.flags &^= CLONE_VM
	}
	r1, _, err = RawSyscall6(trap, a1, a2, a3, 0, 0, 0)
	return r1, err
}
