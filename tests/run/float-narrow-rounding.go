package main

//go:noinline
func add(a, b float32) float32 { return a + b }

//go:noinline
func mul(a, b float32) float32 { return a * b }

//go:noinline
func narrow(x float64) float32 { return float32(x) }

func main() {
	println(add(16777216, 1), add(16777216, 2), add(16777216, 3), add(0.1, 0.2))
	println(mul(1.1, 1.1), mul(3e38, 10), mul(1e-30, 1e-30), mul(1e-38, 1e-7))
	// Half way between two values: to even.
	println(narrow(16777217), narrow(16777219), narrow(1+1.0/(1<<24)), narrow(1+3.0/(1<<24)))
	println(narrow(1e-45), narrow(0.71e-45), narrow(0.6e-45), narrow(3.4028235677973366e38), narrow(3.4028235677973362e38))
	x := float32(0.1)
	println(float64(x), float64(x) == 0.1, x == 0.1, x*10 == 1, float64(x)*10 == 1)
	// An explicit conversion rounds in the middle of an expression.
	a, b := 1.0, 1.0/(1<<30)
	println(float32(a+b) == 1, float32(a)+float32(b) == 1, a+b == 1)
	var sum float32
	for i := 0; i < 1000; i++ {
		sum += 0.1
	}
	println(sum)
	i := 16777217
	println(float32(i), int(float32(i)), float32(int32(i)), float32(uint64(i)<<39))
}
