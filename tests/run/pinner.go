package main

import (
	"fmt"
	"runtime"
	"unsafe"
)

type node struct {
	name string
	data [4]int
}

//go:noinline
func pin(p *runtime.Pinner, freed *int) uintptr {
	n := &node{name: "kept", data: [4]int{1, 2, 3, 4}}
	runtime.SetFinalizer(n, func(*node) { *freed++ })
	p.Pin(n)
	p.Pin(unsafe.Pointer(&n.data[2]))
	return uintptr(unsafe.Pointer(n))
}

func refused(arg any) {
	defer func() { fmt.Println(recover()) }()
	var p runtime.Pinner
	p.Pin(arg)
}

func main() {
	var p runtime.Pinner
	freed := 0
	at := pin(&p, &freed)
	for range 5 {
		runtime.GC()
	}
	n := (*node)(unsafe.Pointer(at))
	fmt.Println(n.name, n.data, freed)
	p.Unpin()
	p.Unpin()
	p.Pin(new(int))
	p.Unpin()

	refused(nil)
	refused(3)
	refused("text")
	refused([]int{1})

	runtime.GOMAXPROCS(1)
	runtime.SetDefaultGOMAXPROCS()
	fmt.Println(runtime.GOMAXPROCS(0) == runtime.NumCPU())
	runtime.SetCgoTraceback(0, nil, nil, nil)
}
