package main

import "sync/atomic"

func main() {
	var a atomic.Int64
	a.Add(5)
	var u uint32 = 7
	println(a.Load(), atomic.AddUint32(&u, ^uint32(0)), atomic.CompareAndSwapUint32(&u, 6, 9), u, atomic.SwapUint32(&u, 3), atomic.OrUint32(&u, 12), atomic.AndUint32(&u, 5), u)
	f := atomic.AddInt64
	var x int64
	println(f(&x, 4), x)
	var p *int32
	defer func() { println(recover().(error).Error()) }()
	atomic.AddInt32(p, 1)
}
