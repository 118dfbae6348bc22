package runtime

import "unsafe"

// MemProfileRate is about how many bytes are allocated from one sample of the heap profile to the next; 1 samples
// everything, 0 nothing. It is to be set once, as early as possible.
var MemProfileRate int = 512 * 1024

// Kinds of profiles: enum prof_kind in prof/prof.h.
const (
	profMem = iota
	profBlock
	profMutex
	profGoroutine
	profThread
	profLeak
)

const profDepth = 128 // PROF_DEPTH

// A StackRecord is one stack of a profile.
type StackRecord struct {
	Stack0 [32]uintptr // up to the first 0
}

// Stack returns the stack's return addresses.
func (r *StackRecord) Stack() []uintptr {
	return untilZero(r.Stack0[:])
}

func untilZero(pcs []uintptr) []uintptr {
	for i, pc := range pcs {
		if pc == 0 {
			return pcs[:i]
		}
	}
	return pcs
}

// A MemProfileRecord tells of the live objects that were allocated at one stack.
type MemProfileRecord struct {
	AllocBytes, FreeBytes     int64
	AllocObjects, FreeObjects int64
	Stack0                    [32]uintptr
}

// InUseBytes returns the bytes in use.
func (r *MemProfileRecord) InUseBytes() int64 { return r.AllocBytes - r.FreeBytes }

// InUseObjects returns the objects in use.
func (r *MemProfileRecord) InUseObjects() int64 { return r.AllocObjects - r.FreeObjects }

// Stack returns the stack's return addresses.
func (r *MemProfileRecord) Stack() []uintptr {
	return untilZero(r.Stack0[:])
}

// A BlockProfileRecord tells of the waits at one stack.
type BlockProfileRecord struct {
	Count  int64
	Cycles int64
	StackRecord
}

// As of internal/profilerecord, for runtime/pprof.
type (
	fullStack struct {
		stack []uintptr
	}
	fullMem struct {
		objectSize                int64
		allocObjects, freeObjects int64
		stack                     []uintptr
	}
	fullBlock struct {
		count, cycles int64
		stack         []uintptr
	}
)

// profWords reads a profile: records of depth, size, count, count, PCs. Of goroutines it fills in labels as well.
func profWords(kind int, labels []unsafe.Pointer) (words []uintptr, records int) {
	n, records := readProfile(kind, nil, 0, nil, 0)
	for {
		words = make([]uintptr, n+n/8+512)
		clear(labels)
		n, records = readProfile(kind, &words[0], len(words), unsafe.SliceData(labels), len(labels))
		if n <= len(words) {
			return words[:n], records
		}
	}
}

// takeRecord is the first record of words, and what follows it.
func takeRecord(words []uintptr) (size, a, b int64, stack, rest []uintptr) {
	depth := int(words[0])
	return int64(words[1]), int64(words[2]), int64(words[3]), words[4 : 4+depth : 4+depth], words[4+depth:]
}

func memRecords(inuseZero bool, emit func(fullMem)) {
	words, _ := profWords(profMem, nil)
	for len(words) > 0 {
		var r fullMem
		r.objectSize, r.allocObjects, r.freeObjects, r.stack, words = takeRecord(words)
		if inuseZero || r.allocObjects != r.freeObjects {
			emit(r)
		}
	}
}

// MemProfile fills in p with the heap profile as of the last collection, if there is room.
func MemProfile(p []MemProfileRecord, inuseZero bool) (n int, ok bool) {
	memRecords(inuseZero, func(r fullMem) {
		if n < len(p) {
			p[n] = MemProfileRecord{
				AllocBytes: r.allocObjects * r.objectSize, FreeBytes: r.freeObjects * r.objectSize,
				AllocObjects: r.allocObjects, FreeObjects: r.freeObjects,
			}
			copy(p[n].Stack0[:], r.stack)
		}
		n++
	})
	return n, n <= len(p)
}

//go:linkname pprof_memProfileInternal
func pprof_memProfileInternal(p []fullMem, inuseZero bool) (n int, ok bool) {
	memRecords(inuseZero, func(r fullMem) {
		if n < len(p) {
			p[n] = r
		}
		n++
	})
	return n, n <= len(p)
}

func blockRecords(kind int, p []fullBlock) (n int, ok bool) {
	words, n := profWords(kind, nil)
	if n > len(p) {
		return n, false
	}
	for i := 0; len(words) > 0; i++ {
		_, p[i].count, p[i].cycles, p[i].stack, words = takeRecord(words)
		p[i].count = max(p[i].count, 1)
	}
	return n, true
}

func publicBlocks(kind int, p []BlockProfileRecord) (n int, ok bool) {
	full := make([]fullBlock, len(p))
	n, ok = blockRecords(kind, full)
	for i := 0; ok && i < n; i++ {
		p[i] = BlockProfileRecord{Count: full[i].count, Cycles: full[i].cycles}
		copy(p[i].Stack0[:], full[i].stack)
	}
	return n, ok
}

// BlockProfile fills in p with where goroutines waited, if there is room.
func BlockProfile(p []BlockProfileRecord) (n int, ok bool) {
	return publicBlocks(profBlock, p)
}

// MutexProfile fills in p with where others were kept waiting for mutexes, if there is room.
func MutexProfile(p []BlockProfileRecord) (n int, ok bool) {
	return publicBlocks(profMutex, p)
}

//go:linkname pprof_blockProfileInternal
func pprof_blockProfileInternal(p []fullBlock) (n int, ok bool) {
	return blockRecords(profBlock, p)
}

//go:linkname pprof_mutexProfileInternal
func pprof_mutexProfileInternal(p []fullBlock) (n int, ok bool) {
	return blockRecords(profMutex, p)
}

func stackRecords(kind int, p []fullStack, labels []unsafe.Pointer) (n int, ok bool) {
	if len(p) == 0 {
		// Only asked for the number.
		_, n = readProfile(kind, nil, 0, nil, 0)
		return n, n == 0
	}
	words, n := profWords(kind, labels)
	if n > len(p) {
		return n, false
	}
	for i := 0; len(words) > 0; i++ {
		_, _, _, p[i].stack, words = takeRecord(words)
	}
	return n, true
}

func publicStacks(kind int, p []StackRecord) (n int, ok bool) {
	full := make([]fullStack, len(p))
	n, ok = stackRecords(kind, full, nil)
	for i := 0; ok && i < n; i++ {
		p[i] = StackRecord{}
		copy(p[i].Stack0[:], full[i].stack)
	}
	return n, ok
}

// GoroutineProfile fills in p with the stacks of all goroutines, if there is room.
func GoroutineProfile(p []StackRecord) (n int, ok bool) {
	return publicStacks(profGoroutine, p)
}

// ThreadCreateProfile fills in p with a record for each thread; where it was made is not known.
func ThreadCreateProfile(p []StackRecord) (n int, ok bool) {
	return publicStacks(profThread, p)
}

//go:linkname pprof_goroutineProfileWithLabels
func pprof_goroutineProfileWithLabels(p []fullStack, labels []unsafe.Pointer) (n int, ok bool) {
	return stackRecords(profGoroutine, p, labels)
}

//go:linkname pprof_goroutineLeakProfileWithLabels
func pprof_goroutineLeakProfileWithLabels(p []fullStack, labels []unsafe.Pointer) (n int, ok bool) {
	return stackRecords(profLeak, p, labels)
}

//go:linkname pprof_threadCreateInternal
func pprof_threadCreateInternal(p []fullStack) (n int, ok bool) {
	return stackRecords(profThread, p, nil)
}

//go:linkname pprof_goroutineLeakCount runtime/pprof.runtime_goroutineleakcount
func pprof_goroutineLeakCount() int {
	n, _ := stackRecords(profLeak, nil, nil)
	return n
}

//go:linkname pprof_goroutineLeakGC runtime/pprof.runtime_goroutineLeakGC
func pprof_goroutineLeakGC() {
	leakGC()
}

// SetBlockProfileRate has about one wait sampled for each rate nanoseconds waited; 1 is all of them, 0 none.
func SetBlockProfileRate(rate int) {
	setBlockRate(max(rate, 0))
}

// SetMutexProfileFraction has one in rate contended mutexes sampled, none for 0; below 0 it only returns the fraction.
func SetMutexProfileFraction(rate int) int {
	return setMutexFraction(rate)
}

// blockevent counts a wait of its caller. Programs reach it by linkname; all waits of channels and package sync are
// counted by themselves.
func blockevent(cycles int64, skip int) {
	blockEvent(cycles)
}

// The unit of times in the block profile is the nanosecond.
//
//go:linkname pprof_cyclesPerSecond runtime/pprof.runtime_cyclesPerSecond
func pprof_cyclesPerSecond() int64 {
	return 1e9
}

// pprof_fpunwindExpand is for stacks without inlined calls, of which there are none here: src[0] says how many to skip.
//
//go:linkname pprof_fpunwindExpand
func pprof_fpunwindExpand(dst, src []uintptr) int {
	if len(src) == 0 {
		return 0
	}
	skip, n := src[0], 0
	if skip == ^uintptr(0) {
		return copy(dst, src[1:])
	}
	for _, pc := range src[1:] {
		for at := pc - 1; at != 0 && n < len(dst); {
			var s symbol
			known := symbolize(at, &s) != 0
			if skip > 0 {
				skip--
			} else {
				dst[n] = at + 1
				n++
			}
			if !known {
				break
			}
			at = s.outer
		}
	}
	return n
}

//go:linkname pprof_makeProfStack
func pprof_makeProfStack() []uintptr {
	return make([]uintptr, profDepth)
}

//go:linkname pprof_FrameStartLine runtime/pprof.runtime_FrameStartLine
func pprof_FrameStartLine(f *Frame) int {
	return f.startLine
}

//go:linkname pprof_FrameSymbolName runtime/pprof.runtime_FrameSymbolName
func pprof_FrameSymbolName(f *Frame) string {
	if f.symbol == "" {
		return f.Function
	}
	return f.symbol
}

// pprof_expandFinalInlineFrame adds what the last call of stk is inlined into, as a stack may have been cut there.
//
//go:linkname pprof_expandFinalInlineFrame runtime/pprof.runtime_expandFinalInlineFrame
func pprof_expandFinalInlineFrame(stk []uintptr) []uintptr {
	if len(stk) == 0 {
		return stk
	}
	var s symbol
	for pc := stk[len(stk)-1] - 1; symbolize(pc, &s) != 0 && s.outer != 0; pc = s.outer {
		stk = append(stk, s.outer+1)
	}
	return stk
}

//go:linkname pprof_setProfLabel runtime/pprof.runtime_setProfLabel
func pprof_setProfLabel(labels unsafe.Pointer) {
	setLabels(labels)
}

//go:linkname pprof_getProfLabel runtime/pprof.runtime_getProfLabel
func pprof_getProfLabel() unsafe.Pointer {
	return getLabels()
}

// ---- CPU profile ----

// SetCPUProfileRate begins a CPU profile of hz samples a second of CPU time, or ends it if hz is 0.
func SetCPUProfileRate(hz int) {
	hz = min(max(hz, 0), 1000000)
	if hz > 0 && cpuRate() > 0 {
		print("runtime: cannot set cpu profile rate until previous profile has finished.\n")
		return
	}
	setCPURate(hz)
}

// CPUProfile panics: runtime/pprof has CPU profiles.
//
// Deprecated: Use runtime/pprof.
func CPUProfile() []byte {
	panic("CPUProfile no longer available")
}

// What pprof_readProfile returned last; there is one reader.
var cpuWords []uint64
var cpuTags []unsafe.Pointer

// pprof_readProfile waits until there are samples or the profile has ended. What it returns holds until the next call.
//
//go:linkname pprof_readProfile runtime/pprof.readProfile
func pprof_readProfile() (data []uint64, tags []unsafe.Pointer, eof bool) {
	if cpuWords == nil {
		cpuWords, cpuTags = make([]uint64, 1<<14), make([]unsafe.Pointer, 1<<10)
	}
	clear(cpuTags)
	for {
		var r struct{ words, tags, end int }
		readCPU(&cpuWords[0], len(cpuWords), &cpuTags[0], len(cpuTags), unsafe.Pointer(&r))
		if r.words > 0 || r.end != 0 {
			return cpuWords[:r.words], cpuTags[:r.tags], r.words == 0
		}
		timeSleep(20e6)
	}
}

//go:linkname readProfile gosub_rt_read_profile
//go:noescape
func readProfile(kind int, words *uintptr, room int, labels *unsafe.Pointer, labelRoom int) (n, records int)

//go:linkname blockEvent gosub_rt_block_event
func blockEvent(ns int64)

//go:linkname setBlockRate gosub_rt_set_block_rate
func setBlockRate(rate int) int

//go:linkname setMutexFraction gosub_rt_set_mutex_fraction
func setMutexFraction(fraction int) int

//go:linkname setCPURate gosub_rt_set_cpu_rate
func setCPURate(hz int)

//go:linkname cpuRate gosub_rt_cpu_rate
func cpuRate() int

//go:linkname readCPU gosub_rt_read_cpu
//go:noescape
func readCPU(words *uint64, room int, tags *unsafe.Pointer, tagRoom int, out unsafe.Pointer)

//go:linkname setLabels gosub_rt_set_labels
func setLabels(labels unsafe.Pointer)

//go:linkname getLabels gosub_rt_labels
func getLabels() unsafe.Pointer

//go:linkname leakGC gosub_rt_leak_gc
func leakGC()
