package main

var zero float64
var big = 1.7976931348623157e308
var big32 float32 = 3.4028234663852886e38

func main() {
	inf := 1 / zero
	println(inf, -inf, inf == inf, inf > big, -inf < -big)
	println(inf-inf, inf*0, inf/inf, inf+1 == inf, inf*-2, 1/inf, 1/-inf)
	println(big*2, -big*2, big+1 == big, big-big*2)
	println(big32*2, float32(big), float32(-big), float32(inf))
	println(float64(big32)*2, big32*big32, float64(big32)*float64(big32))
	var x float32 = 1
	n := 0
	for x*2 != x {
		x *= 2
		n++
	}
	println(n, x)
	y, m := 1.0, 0
	for y/2 != y {
		y /= 2
		m++
	}
	println(m, y)
}
