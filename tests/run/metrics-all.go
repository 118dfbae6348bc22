// stress: poison=1,verify=1
package main

import (
	"fmt"
	"runtime"
	"runtime/metrics"
)

func sum(h *metrics.Float64Histogram) (n uint64) {
	for _, c := range h.Counts {
		n += c
	}
	return n
}

func main() {
	all := metrics.All()
	samples := make([]metrics.Sample, len(all))
	runtime.GC()
	for i := range all {
		samples[i].Name = all[i].Name
	}
	metrics.Read(samples)
	byName := map[string]metrics.Value{}
	for i, d := range all {
		v := samples[i].Value
		if v.Kind() != d.Kind {
			fmt.Println(d.Name, "has kind", v.Kind(), "not", d.Kind)
		}
		if v.Kind() == metrics.KindFloat64Histogram {
			if h := v.Float64Histogram(); len(h.Buckets) != len(h.Counts)+1 {
				fmt.Println(d.Name, len(h.Buckets), len(h.Counts))
			}
		}
		byName[d.Name] = v
	}
	count := func(name string) uint64 { return byName[name].Uint64() }
	fmt.Println(sum(byName["/gc/heap/allocs-by-size:bytes"].Float64Histogram()) == count("/gc/heap/allocs:objects"))
	fmt.Println(sum(byName["/sched/pauses/total/gc:seconds"].Float64Histogram()) >= count("/gc/cycles/total:gc-cycles"))
	fmt.Println(count("/gc/cycles/forced:gc-cycles"), count("/sched/goroutines:goroutines") > 0)
	fmt.Println(count("/gc/heap/allocs:objects")-count("/gc/heap/frees:objects") == count("/gc/heap/objects:objects"))
	fmt.Println(count("/gc/heap/live:bytes") > 0, count("/memory/classes/total:bytes") > 1<<20, count("/gc/gogc:percent"))
	fmt.Println(count("/sched/goroutines-created:goroutines") > 0, count("/sched/goroutines/running:goroutines") > 0)
	none := []metrics.Sample{{Name: "/no/such:thing"}}
	metrics.Read(none)
	fmt.Println(none[0].Value.Kind() == metrics.KindBad)
}
