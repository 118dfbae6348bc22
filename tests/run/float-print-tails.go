package main

var zero float64

func main() {
	println(0.0, 1.0, -1.0, 10.0, 123456.0, 1234567.0, 12345678.0)
	println(0.1, 0.01, 1e-5, 1e-99, 1e-100, 1e99, 1e100, 1e-300, 1e300)
	// Seven digits, the rest is cut or rounded as the runtime does.
	println(1.2345678, 1.23456749, 1.2345675, 9.9999994, 9.9999996, 0.99999999)
	println(9999999.4, 9999999.6, 999999.95, 1e23, 5e22)
	println(5e-324, 2.2250738585072014e-308, 1.7976931348623157e308)
	println(float32(1)/3, float32(16777216), float32(1e-45), float32(3.4e38))
	println(1/zero, -1/zero, zero/zero, -zero)
	println(1+2i, complex(zero, -zero), complex(1/zero, zero/zero), complex64(1.5-2.5i))
	print(1.5, 2.5, "\n")
	print(1.5, " ", float32(2.5), "\n")
}
