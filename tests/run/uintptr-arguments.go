package main

import (
	"runtime"
	"unsafe"
)

// What a pointer points to that a call hands over as a number is there as long as the call runs; of //go:uintptrescapes
// for good, once it is kept.

type block struct {
	id   int
	rest [6]int
}

var freed = map[int]bool{}
var lock = make(chan bool, 1)

func make1(id int) *block {
	b := &block{id: id}
	for i := range b.rest {
		b.rest[i] = id*10 + i
	}
	runtime.SetFinalizer(b, func(b *block) {
		lock <- true
		freed[b.id] = true
		<-lock
	})
	return b
}

func collect() {
	for i := 0; i < 4; i++ {
		runtime.GC()
		for k := 0; k < 100; k++ {
			runtime.Gosched()
		}
	}
}

func isFreed(id int) bool {
	lock <- true
	defer func() { <-lock }()
	return freed[id]
}

func read(x uintptr) int {
	b := (*block)(*(*unsafe.Pointer)(unsafe.Pointer(&x)))
	sum := b.id
	for _, r := range b.rest {
		sum += r
	}
	return sum
}

// overwrite uses the stack that callers had.
//
//go:noinline
func overwrite(n int) int {
	var room [64]int
	for i := range room {
		room[i] = n + i
	}
	if n > 0 {
		return overwrite(n-1) + room[n%64]
	}
	return room[0]
}

// hide leaves nothing that looks like an address.
//
//go:noinline
func hide(x uintptr) uintptr { return ^x }

//go:noinline
//go:uintptrescapes
func one(id int, x uintptr) int {
	x = hide(x)
	collect()
	if isFreed(id) {
		println("freed during the call:", id)
		return 0
	}
	return read(hide(x))
}

//go:noinline
//go:uintptrescapes
func some(id int, xs ...uintptr) int {
	collect()
	sum := 0
	for i, x := range xs {
		if isFreed(id + i) {
			println("freed during the call:", id+i)
		}
		sum += read(x)
	}
	return sum
}

type reader struct{ id int }

//go:noinline
//go:uintptrescapes
func (r reader) read(x uintptr) int { return one(r.id, x) }

var number uintptr

//go:noinline
//go:uintptrescapes
func remember(x uintptr) { number = x }

//go:noinline
func local(n int) {
	b := block{id: n}
	remember(uintptr(unsafe.Pointer(&b)))
}

type holder struct{ p *block }

func main() {
	println(one(1, uintptr(unsafe.Pointer(make1(1)))))
	println(some(2, uintptr(unsafe.Pointer(make1(2))), uintptr(unsafe.Pointer(make1(3)))))
	println(reader{4}.read(uintptr(unsafe.Pointer(make1(4)))))
	println(reader.read(reader{5}, uintptr(unsafe.Pointer(make1(5)))))
	h := holder{make1(6)}
	println(one(6, uintptr(unsafe.Pointer(h.p))) + one(7, (uintptr)(unsafe.Pointer(make1(7)))))
	f := some
	println(f(8, []uintptr{uintptr(unsafe.Pointer(make1(8)))}...))
	done := make(chan bool)
	func() {
		defer func() { println("deferred") }()
		defer one(9, uintptr(unsafe.Pointer(make1(9))))
		collect()
	}()
	go func() {
		defer close(done)
		defer some(10, uintptr(unsafe.Pointer(make1(10))), uintptr(unsafe.Pointer(make1(11))))
		collect()
	}()
	<-done
	local(12)
	overwrite(20)
	println(read(number))
}
