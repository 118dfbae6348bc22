package main

var a, b, c = 0.1, 0.2, 0.3

func main() {
	println(a+b == c, a+b > c, 0.1+0.2 == 0.3, float32(a)+float32(b) == float32(c))
	println(a*3 == c, a+a+a == c, c-b == a, c/3 == a)
	sum := 0.0
	for i := 0; i < 10; i++ {
		sum += a
	}
	println(sum, sum == 1, sum < 1)
	big := 1e16
	println(big+1 == big, big+2 == big, (big+1)-big, big-big+1)
	// Addition is not associative.
	x, y, z := 1e308, -1e308, 1.0
	println((x+y)+z, x+(y+z), (x*10)*0.1, x*(10*0.1))
	var f float32 = 0.1
	println(float64(f) == a, f == float32(a), float64(f) > a, f*10 == 1)
	n := 9007199254740993
	println(float64(n) == float64(n-1), int(float64(n)) == n)
	d := 5e-324
	println(d > 0, d/2 == 0, d/2*2 == d, d*0.5, -d/2, d+d)
	switch a + b {
	case 0.3:
		println("exact")
	case c:
		println("variable")
	default:
		println("neither")
	}
	m := map[float64]string{a + b: "sum", c: "constant"}
	println(len(m), m[0.3], m[0.30000000000000004])
}
