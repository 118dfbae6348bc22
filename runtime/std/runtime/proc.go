package runtime

import "unsafe"

// Gosched yields the processor to other goroutines.
func Gosched() {
	gosched()
}

// Goexit ends the goroutine that calls it, after its deferred calls.
//
//go:noinline
func Goexit() {
	goexit()
}

// NumGoroutine returns how many goroutines exist.
func NumGoroutine() int {
	return numGoroutine()
}

// NumCPU returns how many processors this process may use.
func NumCPU() int {
	return numCPU()
}

// NumCgoCall returns 0: there is no cgo.
func NumCgoCall() int64 {
	return 0
}

// SetCgoTraceback says how to unwind C frames; as there is no cgo, no trace has one.
func SetCgoTraceback(version int, traceback, context, symbolizer unsafe.Pointer) {
	if version != 0 {
		panic("unsupported version")
	}
}

// GOMAXPROCS sets how many threads run Go code at once and returns the previous number; n < 1 only asks.
func GOMAXPROCS(n int) int {
	return gomaxprocs(n)
}

// SetDefaultGOMAXPROCS undoes what the environment or a call of GOMAXPROCS has set.
func SetDefaultGOMAXPROCS() {
	gomaxprocs(numCPU())
}

// LockOSThread marks the goroutine as bound to its thread. Goroutines see no difference, as there is no cgo.
func LockOSThread() {
	lockThread(1)
}

// UnlockOSThread undoes one LockOSThread.
func UnlockOSThread() {
	lockThread(-1)
}

// Breakpoint stops in a debugger.
func Breakpoint() {
	breakpoint()
}

//go:linkname gosched gosub_rt_gosched
func gosched()

//go:linkname goexit gosub_rt_goexit
func goexit()

//go:linkname numGoroutine gosub_rt_num_goroutine
func numGoroutine() int

//go:linkname numCPU gosub_rt_num_cpu
func numCPU() int

//go:linkname gomaxprocs gosub_rt_gomaxprocs
func gomaxprocs(n int) int

//go:linkname lockThread gosub_rt_lock_thread
func lockThread(by int)

//go:linkname breakpoint gosub_rt_breakpoint
func breakpoint()
