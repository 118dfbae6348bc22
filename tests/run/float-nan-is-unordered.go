package main

var zero float64
var nan = zero / zero

type point struct{ x, y float64 }

func main() {
	x := nan
	println(x == x, x != x, x < x, x <= x, x > x, x >= x)
	println(!(x < 1), !(x >= 1), x < 1 || x >= 1)
	// Also inside of larger values.
	a, b := [2]float64{1, nan}, [2]float64{1, nan}
	println(a == b, a != b, a == a)
	p := point{nan, 0}
	println(p == p, p != p)
	var i, j any = nan, nan
	println(i == j, i == i, i != i)
	switch x {
	case x:
		println("equal")
	default:
		println("not equal")
	}
	switch {
	case x < 0, x > 0, x == 0:
		println("ordered")
	default:
		println("unordered")
	}
	f := float32(nan)
	println(f != f, f, -f, f+1, f*0)
	if !(x == x) && x != x {
		println("consistent")
	}
	n := 0
	for y := 0.0; y < 3 && !(y == nan); y++ {
		n++
	}
	println(n)
}
