package main

var zero float64

func floorMod(a, b int) int {
	if m := a % b; m < 0 == (b < 0) || m == 0 {
		return m
	} else {
		return m + b
	}
}

func main() {
	x, y := 7.5, -2.0
	println(x/y, -x/y, x/3, float32(x)/3, 1/x)
	println(int(x/y), int(-x/y), int(x)/int(y), int(x)%int(y))
	println(x/zero, -x/zero, zero/zero, x/(1/zero), zero/x, -zero/x)
	var f float32
	println(1/f, -1/f, f/f, (f+1e30)*1e30/1e30)
	println(x*1e308/10, x*1e307/10*10 == x*1e307, x*10/10 == x)
	println(floorMod(7, 3), floorMod(-7, 3), floorMod(7, -3), floorMod(-7, -3), floorMod(6, -3))
	g := 5e-324
	println(g/2, g/1e10, 1/g, x*1e-310/1e-10, x*1e-310*1e300)
	h := 1.0
	for i := 0; i < 1100; i++ {
		h /= 2
	}
	println(h, 1/h)
	x /= 2
	x *= x
	x -= 0.5
	println(x)
}
