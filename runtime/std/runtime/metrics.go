package runtime

import "unsafe"

// A metricSample is metrics.Sample.
type metricSample struct {
	name    string
	kind    int
	scalar  uint64
	pointer unsafe.Pointer
}

// Kinds of metrics, as package metrics numbers them.
const (
	metricBad = iota
	metricUint64
)

// memoryMetric answers for those that MemStats has.
func memoryMetric(name string, m *MemStats) (value uint64, known bool) {
	switch name {
	case "/gc/cycles/automatic:gc-cycles":
		return uint64(m.NumGC - m.NumForcedGC), true
	case "/gc/cycles/forced:gc-cycles":
		return uint64(m.NumForcedGC), true
	case "/gc/cycles/total:gc-cycles":
		return uint64(m.NumGC), true
	case "/gc/heap/allocs:bytes":
		return m.TotalAlloc, true
	case "/gc/heap/allocs:objects":
		return m.Mallocs, true
	case "/gc/heap/frees:bytes":
		return m.TotalAlloc - m.HeapAlloc, true
	case "/gc/heap/frees:objects":
		return m.Frees, true
	case "/gc/heap/goal:bytes":
		return m.NextGC, true
	case "/gc/heap/objects:objects":
		return m.HeapObjects, true
	case "/gc/heap/tiny/allocs:objects":
		return 0, true
	case "/memory/classes/heap/free:bytes":
		return m.HeapIdle - m.HeapReleased, true
	case "/memory/classes/heap/objects:bytes":
		return m.HeapAlloc, true
	case "/memory/classes/heap/released:bytes":
		return m.HeapReleased, true
	case "/memory/classes/heap/stacks:bytes":
		return m.StackInuse, true
	case "/memory/classes/heap/unused:bytes":
		return m.HeapInuse - m.HeapAlloc, true
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
	}
	return 0, false
}

func schedulerMetric(name string) (value uint64, known bool) {
	switch name {
	case "/cgo/go-to-c-calls:calls":
		return 0, true
	case "/sched/gomaxprocs:threads":
		return uint64(gomaxprocs(0)), true
	case "/sched/goroutines:goroutines":
		return uint64(numGoroutine()), true
	}
	return 0, false
}

// readMetrics fills in samples; of names that it does not know they are bad.
//
//go:linkname readMetrics runtime/metrics.runtime_readMetrics
func readMetrics(first unsafe.Pointer, n, room int) {
	stats := new(MemStats)
	ReadMemStats(stats)
	samples := unsafe.Slice((*metricSample)(first), n)
	for i := range samples {
		s := &samples[i]
		value, known := memoryMetric(s.name, stats)
		if !known {
			value, known = schedulerMetric(s.name)
		}
		if !known {
			value, known = godebugMetric(s.name)
		}
		s.kind, s.scalar, s.pointer = metricBad, value, nil
		if known {
			s.kind = metricUint64
		}
	}
}

// godebugMetric knows also names of settings that have made no difference yet.
func godebugMetric(name string) (value uint64, known bool) {
	if read := godebugMetrics[name]; read != nil {
		return read(), true
	}
	const prefix = "/godebug/non-default-behavior/"
	return 0, len(name) > len(prefix) && name[:len(prefix)] == prefix
}
