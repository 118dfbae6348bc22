package main

import "runtime"

// The parts of MemStats add up as they are documented to, and each size class counts its objects.

var kept []*[6]int

func main() {
	var a, b runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&a)
	kept = make([]*[6]int, 0, 1000)
	for range 1000 {
		kept = append(kept, new([6]int))
	}
	clear(kept[1:])
	runtime.GC()
	runtime.ReadMemStats(&b)
	println(b.Sys == b.HeapSys+b.StackSys+b.MSpanSys+b.MCacheSys+b.BuckHashSys+b.GCSys+b.OtherSys)
	println(b.HeapSys == b.HeapIdle+b.HeapInuse, b.HeapInuse >= b.HeapAlloc, b.HeapIdle >= b.HeapReleased)
	println(b.StackInuse > 0, b.StackInuse <= b.StackSys, b.MSpanInuse > 0, b.MSpanInuse <= b.MSpanSys)
	println(b.MCacheInuse > 0, b.MCacheInuse <= b.MCacheSys, b.GCSys > 0, b.Mallocs-b.Frees == b.HeapObjects)
	objects, size := uint64(0), uint32(0)
	for i, c := range b.BySize {
		if c.Size < size || c.Mallocs < c.Frees {
			println("class", i, c.Size, c.Mallocs, c.Frees)
		}
		size = c.Size
		objects += c.Mallocs - c.Frees
		if c.Size == 48 {
			made, freed := c.Mallocs-a.BySize[i].Mallocs, c.Frees-a.BySize[i].Frees
			println(made >= 1000 && made < 1050, freed >= 999 && freed < 1050)
		}
	}
	println(size, objects <= b.HeapObjects, objects > 0)
}
