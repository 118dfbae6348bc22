package runtime

import "unsafe"

// What package runtime/debug and internal/godebug are made of.

//go:linkname debug_setGCPercent runtime/debug.setGCPercent
func debug_setGCPercent(percent int32) int32 {
	return int32(setGCPercent(int(percent)))
}

//go:linkname debug_setMemoryLimit runtime/debug.setMemoryLimit
func debug_setMemoryLimit(limit int64) int64 {
	return setMemoryLimit(limit)
}

//go:linkname debug_freeOSMemory runtime/debug.freeOSMemory
func debug_freeOSMemory() {
	freeOSMemory()
}

//go:linkname debug_setMaxStack runtime/debug.setMaxStack
func debug_setMaxStack(bytes int) int {
	return setMaxStack(bytes)
}

//go:linkname debug_setMaxThreads runtime/debug.setMaxThreads
func debug_setMaxThreads(n int) int {
	return setMaxThreads(n)
}

//go:linkname debug_setPanicOnFault runtime/debug.setPanicOnFault
func debug_setPanicOnFault(on bool) bool {
	flag := 0
	if on {
		flag = 1
	}
	return setPanicOnFault(flag) != 0
}

//go:linkname debug_setTraceback runtime/debug.SetTraceback
func debug_setTraceback(level string) {
	setTraceback(level)
}

//go:linkname debug_modinfo runtime/debug.modinfo
func debug_modinfo() string {
	return modinfo()
}

// debug_readGCStats fills in pauses, the latest first, their ends, and then the time of the last one, their number and
// their sum.
//
//go:linkname debug_readGCStats runtime/debug.readGCStats
func debug_readGCStats(pauses *[]uint64) {
	var m MemStats
	readMemStats(&m)
	n := min(int(m.NumGC), len(m.PauseNs))
	p := (*pauses)[:2*n+3]
	for i := range n {
		at := (int(m.NumGC) - 1 - i) % len(m.PauseNs)
		p[i] = m.PauseNs[at]
		p[n+i] = m.PauseEnd[at]
	}
	p[2*n] = m.LastGC
	p[2*n+1] = uint64(m.NumGC)
	p[2*n+2] = m.PauseTotalNs
	*pauses = p
}

// debug_WriteHeapDump says in the file why it holds no dump: readers of the format stop at the first line.
//
//go:linkname debug_WriteHeapDump runtime/debug.WriteHeapDump
func debug_WriteHeapDump(fd uintptr) {
	text := "gosubc: heap dumps are not supported; runtime/pprof's heap profile is\n"
	write(fd, unsafe.Pointer(unsafe.StringData(text)), int32(len(text)))
}

// setCrashFD has what ends the program also written to fd, or nowhere else if it is ^0; it returns the one before.
func setCrashFD(fd uintptr) uintptr {
	return uintptr(crashFD(int(fd)))
}

// write is what package internal/godebug prints with.
func write(fd uintptr, p unsafe.Pointer, n int32) int32 {
	return int32(writeFD(int(fd), p, int(n)))
}

// ---- GODEBUG ----

var godebugUpdate func(def, env string)

// godebugNotify is called when the environment variable has changed.
func godebugNotify(env string) {
	setGodebug(env)
	if godebugUpdate != nil {
		godebugUpdate(godebugDefault(), env)
	}
}

//go:linkname godebug_setUpdate internal/godebug.setUpdate
func godebug_setUpdate(update func(string, string)) {
	godebugUpdate = update
	update(godebugDefault(), godebugEnv())
}

// godebugNewInc makes what counts the uses of a setting of this package that differ from its default.
var godebugNewInc func(name string) func()

//go:linkname godebug_setNewIncNonDefault internal/godebug.setNewIncNonDefault
func godebug_setNewIncNonDefault(newInc func(string) func()) {
	godebugNewInc = newInc
}

// panicNilUsed counts a panic(nil) that GODEBUG=panicnil=1 let be.
func panicNilUsed() {
	if godebugNewInc != nil {
		godebugNewInc("panicnil")()
	}
}

//go:linkname godebugDefault gosub_rt_godebug_default
func godebugDefault() string

//go:linkname godebugEnv gosub_rt_godebug_env
func godebugEnv() string

//go:linkname setGodebug gosub_rt_set_godebug
//go:noescape
func setGodebug(env string)

//go:linkname setGCPercent gosub_rt_set_gc_percent
func setGCPercent(percent int) int

//go:linkname setMemoryLimit gosub_rt_set_memory_limit
func setMemoryLimit(limit int64) int64

//go:linkname freeOSMemory gosub_rt_free_os_memory
func freeOSMemory()

//go:linkname setMaxStack gosub_rt_set_max_stack
func setMaxStack(bytes int) int

//go:linkname setMaxThreads gosub_rt_set_max_threads
func setMaxThreads(n int) int

//go:linkname setPanicOnFault gosub_rt_set_panic_on_fault
func setPanicOnFault(on int) int

//go:linkname setTraceback gosub_rt_set_traceback
//go:noescape
func setTraceback(level string)

//go:linkname modinfo gosub_rt_modinfo
func modinfo() string

//go:linkname crashFD gosub_rt_crash_fd
func crashFD(fd int) int

//go:linkname writeFD gosub_rt_write_fd
//go:noescape
func writeFD(fd int, p unsafe.Pointer, n int) int
