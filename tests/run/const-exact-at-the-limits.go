package main

const (
	a = int8(-128)
	b = uint8(^uint8(0))
	c = -1 << 31
)

type tiny int8

// Constant expressions of a type are exact as long as each result fits.
const (
	d tiny = 127 - 255
	e      = tiny(-(d + 1)) + 0
)

func main() {
	println(a, b, c, int32(c), d, e)
	println(uint32(1<<32-1), uint64(1<<64-1), int64(-1<<63), ^uint16(0), -int16(-32767))
	println(uint8(1<<8-1)>>7, int8(1<<6)<<0, uint16(0xffff)&0xff0, uint8(255)/2*2)
	const max = ^uint(0)
	const maxInt = int(max >> 1)
	const minInt = -maxInt - 1
	println(max, maxInt, minInt, uint64(max) == 1<<64-1)
	x := maxInt
	x++
	println(x == minInt, -(minInt/2) == 1<<62)
	const wrap = uint32(1<<31) << 0 >> 31
	println(wrap, 'a'-'b', byte('z'-'a'), rune(-1))
	var f32 float32 = 1 << 24
	println(f32+1 == f32, float32(1<<24+1) == f32, 1<<24+1 == 1<<24)
	println(int(1e3), uint8(2.55e2), int64(-0.0), 5.0 == 5, int(4.0*0.25))
}
