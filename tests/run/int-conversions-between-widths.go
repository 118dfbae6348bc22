package main

//go:noinline
func from64(x int64) {
	println(int8(x), int16(x), int32(x), uint8(x), uint16(x), uint32(x), uint64(x))
}

//go:noinline
func fromSigned8(x int8) { println(int16(x), int64(x), uint8(x), uint16(x), uint32(x), uint64(x)) }

//go:noinline
func fromUnsigned8(x uint8) { println(int8(x), int16(x), uint16(x), int64(x), uint64(x)) }

//go:noinline
func from32(s int32, u uint32) {
	println(int64(s), uint64(s), int64(u), uint64(u), uint64(uint32(s)), int64(int32(u)))
}

func main() {
	for _, x := range []int64{0x7f, 0x80, 0xff, 0x100, 0x8000, 0x12345678_9abcdef0, -1, -129, -1 << 63} {
		from64(x)
	}
	for _, x := range []int8{-128, -1, 0, 127} {
		fromSigned8(x)
		fromUnsigned8(uint8(x))
	}
	from32(-1, 1<<32-1)
	from32(-1<<31, 1<<31)
	// Through a narrower type and back: the bits above are gone, the sign is that of the narrow type.
	y := int64(0x1ff80)
	println(int64(int8(y)), int64(uint8(y)), uint64(int16(y)), uint64(uint16(y)))
	var p uintptr = 1<<64 - 1
	println(int(p), uint8(p), p+1, p>>60, uintptr(uint8(200))<<1)
}
