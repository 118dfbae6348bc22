// A struct that hides a pointer to itself from escape analysis, as strings.Builder does, is copied to the heap: nothing
// was claimed of that pointer, so no check may complain.
package main

import (
	"runtime"
	"unsafe"
)

type builder struct {
	addr *builder
	buf  []byte
}

//go:nosplit
func noescape(p unsafe.Pointer) unsafe.Pointer {
	x := uintptr(p)
	return unsafe.Pointer(x ^ 0)
}

func (b *builder) write(s string) {
	if b.addr == nil {
		b.addr = (*builder)(noescape(unsafe.Pointer(b)))
	} else if b.addr != b {
		panic("copied")
	}
	b.buf = append(b.buf, s...)
}

type punned struct {
	self *punned
	n    *int
}

func (p *punned) tie() {
	*(*uintptr)(unsafe.Pointer(&p.self)) = uintptr(unsafe.Pointer(p))
}

var (
	kept  *builder
	tied  *punned
	boxed any
)

//go:noinline
func copyWhileAlive() string {
	var b builder
	b.write("live")
	kept = new(builder)
	*kept = b
	runtime.GC()
	b.write(" more")
	return string(b.buf)
}

//go:noinline
func copyAndReturn() {
	var b builder
	b.write("left")
	kept = new(builder)
	*kept = b
	boxed = b
}

//go:noinline
func pun() int {
	p := punned{n: new(int)}
	*p.n = 7
	p.tie()
	tied = new(punned)
	*tied = p
	runtime.GC()
	return *tied.n
}

func main() {
	println(copyWhileAlive())
	copyAndReturn()
	runtime.GC()
	println(string(kept.buf), string(boxed.(builder).buf))
	println(pun())
	over := make(chan int)
	go func() { over <- pun() }()
	println(<-over)
	runtime.GC()
	println(*tied.n)
}
