package main

var zero float64
var zero32 float32

func sign(x float64) string {
	if 1/x < 0 {
		return "-0"
	}
	return "+0"
}

func main() {
	neg := -zero
	println(sign(zero), sign(neg), neg == zero, neg, zero)
	// A constant has no negative zero.
	const c = -0.0
	k := -0.0
	println(sign(c), sign(k), sign(0*-1))
	println(sign(zero*-1), sign(neg+zero), sign(neg+neg), sign(neg-zero), sign(zero-zero), sign(-(zero - zero)))
	println(sign(neg*neg), sign(-5*zero), sign(zero/-3), sign(-1/(1/zero)))
	println(sign(min(zero, neg)), sign(min(neg, zero)), sign(max(zero, neg)), sign(max(neg, zero)))
	f := -zero32
	println(f, 1/f, float64(f), sign(float64(f)))
	println(int(neg), uint8(neg), float64(int(neg)))
	var a, b any = zero, neg
	println(a == b, map[float64]int{zero: 1}[neg])
	x := zero
	x = -x
	println(x, 0-x, -x)
}
