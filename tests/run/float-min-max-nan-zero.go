package main

var zero float64
var nan, inf = zero / zero, 1 / zero

func main() {
	one := zero + 1
	println(min(one, nan), min(nan, one), max(one, nan), max(nan, one))
	println(min(nan, inf), max(nan, -inf), min(one, 2, nan), max(nan, one, 2), min(nan))
	println(min(inf, one), max(inf, one), min(-inf, one), max(-inf, one))
	n := -zero
	println(1/min(zero, n), 1/min(n, zero), 1/max(zero, n), 1/max(n, zero))
	println(1/min(one, zero, n), 1/max(-one, n, zero), 1/max(n, n), 1/min(zero, zero))
	var f32 float32 = 2
	println(min(f32, 1.5), max(f32, 3), min(float32(nan), f32) != min(float32(nan), f32))
	s, t := "b", "a"
	println(min(s, t), max(s, t, ""), min(s, "aa", t), max("z", s))
	const c = min(1, 2.5, 'a')
	println(c, max(1, 2.5, 'a'), min(3, 2.0))
}
