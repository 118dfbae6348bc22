package main

//go:noinline
func trunc(x float64) {
	println(int(x), int64(x), int32(x), int16(x), int8(x))
}

//go:noinline
func trunc32(x float32) { println(int(x), int32(x), int8(x)) }

//go:noinline
func positive(x float64) { println(uint(x), uint64(x), uint32(x), uint16(x), uint8(x)) }

func main() {
	for _, x := range []float64{0.5, 0.999999999999, 1.5, 2.5, -0.5, -1.5, -2.999, 126.99, -127.99, 0} {
		trunc(x)
		trunc32(float32(x))
	}
	for _, x := range []float64{0.999, 1.001, 254.9, 255} {
		positive(x)
	}
	big := 9.007199254740993e15
	println(int64(big), int64(big)+1, int64(-big), uint64(big*1024))
	x := 9223372036854774784.0
	println(int64(x), int64(-x), uint64(x), uint64(x)+uint64(x))
	y := 18446744073709549568.0
	println(uint64(y), uint64(y/2), uint64(9223372036854775808.0+x-x))
	println(uint32(4294967295.9+x-x), int32(-2147483648.9+big-big))
}
