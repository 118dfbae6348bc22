package runtime

import _ "unsafe" // for linkname

// GC collects the heap, all of it, before it returns. Whom it made ready, above all the one who calls finalizers, has a
// turn first.
func GC() {
	gc()
	Gosched()
}

// KeepAlive marks its argument as reachable until here.
func KeepAlive(x any) {
	keepAlive(x)
}

// A MemStats records what the allocator and the collector have done.
type MemStats struct {
	Alloc         uint64
	TotalAlloc    uint64
	Sys           uint64
	Lookups       uint64
	Mallocs       uint64
	Frees         uint64
	HeapAlloc     uint64
	HeapSys       uint64
	HeapIdle      uint64
	HeapInuse     uint64
	HeapReleased  uint64
	HeapObjects   uint64
	StackInuse    uint64
	StackSys      uint64
	MSpanInuse    uint64
	MSpanSys      uint64
	MCacheInuse   uint64
	MCacheSys     uint64
	BuckHashSys   uint64
	GCSys         uint64
	OtherSys      uint64
	NextGC        uint64
	LastGC        uint64
	PauseTotalNs  uint64
	PauseNs       [256]uint64
	PauseEnd      [256]uint64
	NumGC         uint32
	NumForcedGC   uint32
	GCCPUFraction float64
	EnableGC      bool
	DebugGC       bool
	BySize        [61]struct {
		Size    uint32
		Mallocs uint64
		Frees   uint64
	}
}

// ReadMemStats fills in m.
func ReadMemStats(m *MemStats) {
	readMemStats(m)
}

//go:linkname gc gosub_rt_gc
func gc()

//go:linkname keepAlive gosub_rt_keep_alive
//go:noescape
func keepAlive(x any)

//go:linkname readMemStats gosub_rt_read_mem_stats
//go:noescape
func readMemStats(m *MemStats)
