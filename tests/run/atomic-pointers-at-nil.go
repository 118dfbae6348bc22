package main

import (
	"runtime"
	"sync/atomic"
	"unsafe"
)

type node struct{ next atomic.Pointer[node] }

func panics(f func()) bool {
	defer func() {
		runtime.GC()
		e := recover().(runtime.Error)
		println(e.Error())
	}()
	f()
	return false
}

func main() {
	var p *atomic.Pointer[int]
	var u *unsafe.Pointer
	var n *node
	var v *atomic.Value
	panics(func() { p.Store(new(int)) })
	panics(func() { p.Swap(nil) })
	panics(func() { p.CompareAndSwap(nil, nil) })
	panics(func() { p.Load() })
	panics(func() { atomic.StorePointer(u, nil) })
	panics(func() { atomic.SwapPointer(u, nil) })
	panics(func() { atomic.CompareAndSwapPointer(u, nil, nil) })
	panics(func() { n.next.Store(n) })
	panics(func() { v.Store(1) })
	panics(func() { v.Swap(1) })
}
