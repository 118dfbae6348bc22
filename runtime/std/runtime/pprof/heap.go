package pprof

import (
	"fmt"
	"internal/profilerecord"
	"io"
	"path/filepath"
	"runtime"
	"strings"
	_ "unsafe" // for linkname
)

// allocSite is what the call that returns to pc allocates: "COLUMN: EXPRESSION", a line feed, why that is on the heap.
//
//go:linkname allocSite gosub_rt_alloc_site
func allocSite(pc uintptr) string

// writeHeapProto writes a heap profile in pprof's format. Beside the label "bytes" of Go's, a sample says what was
// allocated, "site", and why it is on the heap, "reason".
func writeHeapProto(w io.Writer, p []profilerecord.MemProfileRecord, rate int64, defaultSampleType string) error {
	b := newProfileBuilder(w)
	b.pbValueType(tagProfile_PeriodType, "space", "bytes")
	b.pb.int64Opt(tagProfile_Period, rate)
	for _, of := range [...]string{"alloc", "inuse"} {
		b.pbValueType(tagProfile_SampleType, of+"_objects", "count")
		b.pbValueType(tagProfile_SampleType, of+"_space", "bytes")
	}
	if defaultSampleType != "" {
		b.pb.int64Opt(tagProfile_DefaultSampleType, b.stringIndex(defaultSampleType))
	}
	for i := range p {
		b.heapSample(&p[i], rate)
	}
	return b.build()
}

func (b *profileBuilder) heapSample(r *profilerecord.MemProfileRecord, rate int64) {
	var values [4]int64
	stack := withoutRuntime(r.Stack)
	locs := b.appendLocsForStack(nil, stack)
	if len(locs) == 0 {
		locs = b.appendLocsForStack(locs, r.Stack)
	}
	values[0], values[1] = scaleHeapSample(r.AllocObjects, r.ObjectSize, rate)
	values[2], values[3] = scaleHeapSample(r.InUseObjects(), r.ObjectSize, rate)
	b.pbSample(values[:], locs, func() {
		b.pbLabel(tagSample_Label, "bytes", "", r.ObjectSize)
		b.siteLabels(stack)
	})
}

// withoutRuntime is the stack from the innermost function that is not of package runtime; all of it if there is none.
func withoutRuntime(stack []uintptr) []uintptr {
	for i, pc := range stack {
		f := runtime.FuncForPC(pc)
		if f == nil || !strings.HasPrefix(f.Name(), "runtime.") && !strings.HasPrefix(f.Name(), "internal/runtime/") {
			return stack[i:]
		}
	}
	return stack
}

func (b *profileBuilder) siteLabels(stack []uintptr) {
	if len(stack) == 0 {
		return
	}
	site, reason, known := strings.Cut(allocSite(stack[0]), "\n")
	if !known {
		return
	}
	at, _ := runtime.CallersFrames(stack[:1]).Next()
	b.pbLabel(tagSample_Label, "site", fmt.Sprintf("%s:%d:%s", filepath.Base(at.File), at.Line, site), 0)
	if reason != "" {
		b.pbLabel(tagSample_Label, "reason", reason, 0)
	}
}
