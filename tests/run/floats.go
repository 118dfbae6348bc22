package main

func main() {
	var zero float64
	inf := 1 / zero
	nan := zero / zero
	println(inf, -inf, nan, -zero, 1/(-1/inf))
	println(nan == nan, nan != nan, nan < 1, nan > 1, inf > 1e308)
	println(0.1+0.2, float32(0.1)+float32(0.2), 1e100, 1e-100, 123456789.0)
	var f32 float32 = 16777216
	println(f32+1, f32*2, f32/3)
	println(int(3.99+zero), int(-3.99+zero), uint8(200.5+zero), int64(1e18+zero))
	x := 5e-324
	println(x, x/2, x*2)
	println(float64(int64(1)<<53+1), float32(uint64(1)<<63))
}
