package main

func i64(f float64) int64  { return int64(f) }
func u64(f float64) uint64 { return uint64(f) }
func i32(f float64) int32  { return int32(f) }
func f32(f float32) int64  { return int64(f) }

func main() {
	for _, f := range []float64{0, 0.999, -0.999, 1 << 31, -(1 << 31), 1<<53 + 2, 9.2e18, -9.2e18, 2147483647} {
		println(i64(f))
		if f > -(1<<31)-1 && f < 1<<31 { // beyond, the language leaves the result to the machine
			println(i32(f))
		}
	}
	println(u64(1<<63), u64(1.8e19), u64(4.5), f32(1<<24+2))
	for _, v := range []uint64{0, 1, 1<<53 + 1, 1<<63 + 1025, 1<<64 - 1} {
		println(float64(v), float32(v))
	}
	for _, v := range []int64{-1, 1<<53 + 1, -1 << 63, 1<<63 - 1} {
		println(float64(v), float32(v))
	}
}
