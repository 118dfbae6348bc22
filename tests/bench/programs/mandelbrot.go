package main

// A picture in characters: floating point in registers, nothing in memory.

func steps(cr, ci float64) int {
	zr, zi := 0.0, 0.0
	for n := 0; n < 200; n++ {
		zr, zi = zr*zr-zi*zi+cr, 2*zr*zi+ci
		if zr*zr+zi*zi > 4 {
			return n
		}
	}
	return 200
}

func main() {
	const w, h = 1200, 800
	sum := 0
	for y := 0; y < h; y++ {
		for x := 0; x < w; x++ {
			sum += steps(float64(x)*3/w-2, float64(y)*2/h-1)
		}
	}
	println(sum)
}
