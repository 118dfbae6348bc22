package runtime

import (
	"internal/godebugs"
	"unsafe"
)

// What runtime/metrics reads. How long goroutines wait to run, and stops for other reasons than a collection, are not
// measured: their histograms are empty.

const timeBuckets = 48 // GC_TIME_BUCKETS

type rawMetrics struct { // struct metrics of overlay/metrics.c
	finalizers, finalizersWaiting, cleanups, cleanupsWaiting uint64
	live, roots, stacks                                      uint64
	created, running, runnable, waiting, inCalls, threads    uint64
	mutexWait, gcCPU, cpu, up, gcPercent, memLimit           int64
	stops, pauses                                            [timeBuckets]uint64
}

type metricInput struct {
	rawMetrics
	mem MemStats
}

// As of runtime/metrics.
type (
	metricSample struct {
		name  string
		value metricValue
	}
	metricValue struct {
		kind    int
		scalar  uint64
		pointer unsafe.Pointer
	}
	metricHistogram struct {
		counts  []uint64
		buckets []float64
	}
)

const (
	metricUint64 = iota + 1
	metricFloat64
	metricFloat64Histogram
)

func number(n uint64) metricValue {
	return metricValue{kind: metricUint64, scalar: n}
}

func seconds(ns int64) metricValue {
	s := float64(max(ns, 0)) / 1e9
	return metricValue{kind: metricFloat64, scalar: *(*uint64)(unsafe.Pointer(&s))}
}

// times is a histogram in seconds of one by powers of two of nanoseconds.
func times(counts *[timeBuckets]uint64) metricValue {
	h := &metricHistogram{make([]uint64, timeBuckets), make([]float64, timeBuckets+1)}
	for i := range h.buckets {
		h.buckets[i] = float64(uint64(1)<<i) / 1e9
	}
	h.buckets[0] = 0
	if counts != nil {
		copy(h.counts, counts[:])
	}
	return metricValue{kind: metricFloat64Histogram, pointer: unsafe.Pointer(h)}
}

// sizes is a histogram over the size classes; what else there is of the total is larger.
func sizes(m *MemStats, total uint64, frees bool) metricValue {
	n := len(m.BySize)
	h := &metricHistogram{make([]uint64, n), make([]float64, n+1)}
	h.buckets[0] = 1
	for i := 1; i < n; i++ {
		h.buckets[i] = float64(m.BySize[i].Size) + 1
		h.counts[i-1] = m.BySize[i].Mallocs
		if frees {
			h.counts[i-1] = m.BySize[i].Frees
		}
		total -= h.counts[i-1]
	}
	h.counts[n-1] = total
	bits := uint64(0x7ff) << 52 // infinity
	h.buckets[n] = *(*float64)(unsafe.Pointer(&bits))
	return metricValue{kind: metricFloat64Histogram, pointer: unsafe.Pointer(h)}
}

// metric is the value of that name; ok is false if there is none.
func (in *metricInput) metric(name string) (v metricValue, ok bool) {
	m := &in.mem
	total := max(in.up*int64(gomaxprocs(0)), in.cpu)
	switch name {
	case "/cpu/classes/gc/mark/assist:cpu-seconds", "/cpu/classes/gc/mark/dedicated:cpu-seconds",
		"/cpu/classes/gc/mark/idle:cpu-seconds", "/cpu/classes/scavenge/assist:cpu-seconds",
		"/cpu/classes/scavenge/background:cpu-seconds", "/cpu/classes/scavenge/total:cpu-seconds":
		return seconds(0), true // all work is done in pauses
	case "/cpu/classes/gc/pause:cpu-seconds", "/cpu/classes/gc/total:cpu-seconds":
		return seconds(in.gcCPU), true
	case "/cpu/classes/idle:cpu-seconds":
		return seconds(total - in.cpu), true
	case "/cpu/classes/total:cpu-seconds":
		return seconds(total), true
	case "/cpu/classes/user:cpu-seconds":
		return seconds(in.cpu - in.gcCPU), true
	case "/sync/mutex/wait/total:seconds":
		return seconds(in.mutexWait), true
	case "/gc/heap/allocs-by-size:bytes":
		return sizes(m, m.Mallocs, false), true
	case "/gc/heap/frees-by-size:bytes":
		return sizes(m, m.Frees, true), true
	case "/gc/pauses:seconds", "/sched/pauses/total/gc:seconds":
		return times(&in.pauses), true
	case "/sched/pauses/stopping/gc:seconds":
		return times(&in.stops), true
	case "/sched/latencies:seconds", "/sched/pauses/stopping/other:seconds", "/sched/pauses/total/other:seconds":
		return times(nil), true
	}
	n, ok := in.count(name)
	return number(n), ok
}

func (in *metricInput) count(name string) (n uint64, ok bool) {
	m := &in.mem
	switch name {
	case "/cgo/go-to-c-calls:calls", "/gc/heap/tiny/allocs:objects", "/gc/limiter/last-enabled:gc-cycle":
		return 0, true
	case "/gc/cleanups/executed:cleanups":
		return in.cleanups - in.cleanupsWaiting, true
	case "/gc/cleanups/queued:cleanups":
		return in.cleanups, true
	case "/gc/finalizers/executed:finalizers":
		return in.finalizers - in.finalizersWaiting, true
	case "/gc/finalizers/queued:finalizers":
		return in.finalizers, true
	case "/gc/cycles/automatic:gc-cycles":
		return uint64(m.NumGC - m.NumForcedGC), true
	case "/gc/cycles/forced:gc-cycles":
		return uint64(m.NumForcedGC), true
	case "/gc/cycles/total:gc-cycles":
		return uint64(m.NumGC), true
	case "/gc/gogc:percent":
		return uint64(in.gcPercent), true
	case "/gc/gomemlimit:bytes":
		return uint64(in.memLimit), true
	case "/gc/heap/allocs:bytes":
		return m.TotalAlloc, true
	case "/gc/heap/allocs:objects":
		return m.Mallocs, true
	case "/gc/heap/frees:bytes":
		return m.TotalAlloc - m.Alloc, true
	case "/gc/heap/frees:objects":
		return m.Frees, true
	case "/gc/heap/goal:bytes":
		return m.NextGC, true
	case "/gc/heap/live:bytes", "/gc/scan/heap:bytes":
		return in.live, true
	case "/gc/heap/objects:objects":
		return m.HeapObjects, true
	case "/gc/scan/globals:bytes":
		return in.roots, true
	case "/gc/scan/stack:bytes":
		return in.stacks, true
	case "/gc/scan/total:bytes":
		return in.live + in.roots + in.stacks, true
	case "/gc/stack/starting-size:bytes":
		return 64 << 10, true
	case "/memory/classes/heap/free:bytes":
		return m.HeapIdle - m.HeapReleased, true
	case "/memory/classes/heap/objects:bytes":
		return m.HeapAlloc, true
	case "/memory/classes/heap/released:bytes":
		return m.HeapReleased, true
	case "/memory/classes/heap/stacks:bytes":
		return m.StackInuse, true
	case "/memory/classes/heap/unused:bytes":
		return m.HeapInuse - min(m.HeapAlloc, m.HeapInuse), true
	case "/memory/classes/metadata/mcache/free:bytes":
		return m.MCacheSys - m.MCacheInuse, true
	case "/memory/classes/metadata/mcache/inuse:bytes":
		return m.MCacheInuse, true
	case "/memory/classes/metadata/mspan/free:bytes":
		return m.MSpanSys - m.MSpanInuse, true
	case "/memory/classes/metadata/mspan/inuse:bytes":
		return m.MSpanInuse, true
	case "/memory/classes/metadata/other:bytes":
		return m.GCSys, true
	case "/memory/classes/os-stacks:bytes":
		return m.StackSys - m.StackInuse, true
	case "/memory/classes/other:bytes":
		return m.OtherSys, true
	case "/memory/classes/profiling/buckets:bytes":
		return m.BuckHashSys, true
	case "/memory/classes/total:bytes":
		return m.Sys, true
	case "/sched/gomaxprocs:threads":
		return uint64(gomaxprocs(0)), true
	case "/sched/goroutines-created:goroutines":
		return in.created, true
	case "/sched/goroutines/not-in-go:goroutines":
		return in.inCalls, true
	case "/sched/goroutines/runnable:goroutines":
		return in.runnable, true
	case "/sched/goroutines/running:goroutines":
		return in.running, true
	case "/sched/goroutines/waiting:goroutines":
		return in.waiting, true
	case "/sched/goroutines:goroutines":
		return uint64(numGoroutine()), true
	case "/sched/threads/total:threads":
		return in.threads, true
	}
	return 0, false
}

// settingMetric says how often a setting of GODEBUG made a difference; what registers none has not met one yet.
func settingMetric(name string) metricValue {
	if count, ok := godebugMetrics[name]; ok {
		return number(count())
	}
	const prefix, suffix = "/godebug/non-default-behavior/", ":events"
	for _, info := range godebugs.All {
		if !info.Opaque && name == prefix+info.Name+suffix {
			return number(0)
		}
	}
	return metricValue{}
}

//go:linkname readMetrics runtime/metrics.runtime_readMetrics
func readMetrics(samples unsafe.Pointer, len, cap int) {
	in := new(metricInput)
	ReadMemStats(&in.mem)
	readRawMetrics(unsafe.Pointer(&in.rawMetrics))
	list := unsafe.Slice((*metricSample)(samples), len)
	for i := range list {
		v, ok := in.metric(list[i].name)
		if !ok {
			v = settingMetric(list[i].name)
		}
		list[i].value = v
	}
}

//go:linkname readRawMetrics gosub_rt_metrics
//go:noescape
func readRawMetrics(out unsafe.Pointer)
