// stress: gc=500,poison=1,verify=1
package main

import "runtime"

type blob struct {
	next *blob
	data [1 << 12]byte
}

func build(n int) *blob {
	var head *blob
	for range n {
		head = &blob{next: head}
		head.data[n%100] = 1
	}
	return head
}

func count(b *blob) (n int) {
	for ; b != nil; b = b.next {
		n++
	}
	return
}

func main() {
	var m runtime.MemStats
	for range 40 {
		count(build(500))
	}
	runtime.GC()
	runtime.ReadMemStats(&m)
	println(m.HeapAlloc < 20<<20, m.NumGC > 0, m.Mallocs >= m.Frees, m.HeapSys >= m.HeapAlloc)
	b := build(1000)
	runtime.GC()
	runtime.ReadMemStats(&m)
	println(m.HeapAlloc > 4<<20, count(b))
	before := m.Mallocs
	s := make([]*int, 0)
	for i := range 100 {
		s = append(s, &i)
	}
	runtime.ReadMemStats(&m)
	println(m.Mallocs-before >= 100, *s[99])
}
