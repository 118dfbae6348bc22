// stress: poison=1,verify=1
package main

import (
	"fmt"
	"runtime"
	"runtime/metrics"
)

var kept [][]byte

func main() {
	names := []string{"/gc/heap/allocs:bytes", "/gc/cycles/forced:gc-cycles", "/sched/goroutines:goroutines",
		"/memory/classes/total:bytes", "/sched/gomaxprocs:threads", "/godebug/non-default-behavior/http2client:events", "/no/such:thing"}
	read := func() map[string]metrics.Sample {
		var s []metrics.Sample
		for _, n := range names {
			s = append(s, metrics.Sample{Name: n})
		}
		metrics.Read(s)
		m := map[string]metrics.Sample{}
		for _, x := range s {
			m[x.Name] = x
		}
		return m
	}
	before := read()
	for range 100 {
		kept = append(kept, make([]byte, 10000))
	}
	runtime.GC()
	after := read()
	for _, n := range names[:6] {
		fmt.Println(n, after[n].Value.Kind() == metrics.KindUint64)
	}
	fmt.Println(after[names[0]].Value.Uint64()-before[names[0]].Value.Uint64() >= 1000000)
	fmt.Println(after[names[1]].Value.Uint64() - before[names[1]].Value.Uint64())
	fmt.Println(after[names[2]].Value.Uint64() > 0, after[names[3]].Value.Uint64() > 1000000)
	fmt.Println(after[names[4]].Value.Uint64() == uint64(runtime.GOMAXPROCS(0)), after[names[5]].Value.Uint64())
	fmt.Println(after[names[6]].Value.Kind() == metrics.KindBad)
}
