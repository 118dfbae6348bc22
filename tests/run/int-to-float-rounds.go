package main

//go:noinline
func signed(x int64) { println(float64(x), int64(float64(x)) == x, float32(x), int64(float32(x))-x) }

//go:noinline
func unsigned(x uint64) { println(float64(x), uint64(float64(x)/2)-x/2, float32(x)) }

func main() {
	for _, x := range []int64{1<<53 - 1, 1 << 53, 1<<53 + 1, 1<<53 + 2, 1<<53 + 3, -1<<53 - 1, 1<<24 + 1, 1<<24 + 3, 123456789} {
		signed(x)
	}
	for _, x := range []uint64{1 << 63, 1<<63 + 1024, 1<<63 + 1025, 1<<63 + 3072, 1<<64 - 2049, 1<<62 + 1} {
		unsigned(x)
	}
	println(float64(int8(-128)), float64(uint8(200)), float32(int16(-32768)), float32(uint16(65535)))
	println(float64(int32(-1<<31)), float64(uint32(1<<32-1)), float32(uint32(1<<32-1)), float32(int32(1<<31-1)))
	// Twice rounded is not once rounded.
	x := int64(1<<54 + 1<<30 + 1)
	println(int64(float32(x)), int64(float32(float64(x))))
}
