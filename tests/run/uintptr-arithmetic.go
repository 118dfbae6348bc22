package main

import "unsafe"

type pair struct{ a, b int64 }

type handle uintptr

func main() {
	var p pair
	base := uintptr(unsafe.Pointer(&p))
	second := uintptr(unsafe.Pointer(&p.b))
	println(second-base, base%8, second > base, base-second == ^uintptr(7))
	*(*int64)(unsafe.Pointer(uintptr(unsafe.Pointer(&p)) + unsafe.Offsetof(p.b))) = 9
	println(p.b)
	var u uintptr
	u--
	println(u == 1<<64-1, u+2, u>>63, ^u, u/3, u%10, int(u), uint32(u))
	h := handle(7)
	println(h<<2|1, h&^2, handle(u)+h)
	var i any = uintptr(5)
	_, isInt := i.(uint)
	_, isPtr := i.(uintptr)
	println(isInt, isPtr, i == uintptr(5))
	a := [4]uint16{1, 2, 3, 4}
	sum := 0
	for k := uintptr(0); k < unsafe.Sizeof(a); k += 2 {
		sum = sum*10 + int(*(*uint16)(unsafe.Pointer(uintptr(unsafe.Pointer(&a)) + k)))
	}
	println(sum)
	f := 1.5
	bits := *(*uint64)(unsafe.Pointer(&f))
	println(bits>>52, *(*float64)(unsafe.Pointer(&bits)))
	m := map[uintptr]string{0: "zero"}
	println(m[uintptr(unsafe.Pointer(nil))])
}
