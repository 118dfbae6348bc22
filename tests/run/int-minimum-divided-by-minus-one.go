package main

//go:noinline
func div8(a, b int8) (int8, int8) { return a / b, a % b }

//go:noinline
func div16(a, b int16) (int16, int16) { return a / b, a % b }

//go:noinline
func div32(a, b int32) (int32, int32) { return a / b, a % b }

//go:noinline
func div64(a, b int64) (int64, int64) { return a / b, a % b }

//go:noinline
func divInt(a, b int) (int, int) { return a / b, a % b }

// The divisor is known here, which is another path of the compiler.
//
//go:noinline
func byMinusOne(a int64, b int32) (int64, int64, int32, int32) {
	return a / -1, a % -1, b / -1, b % -1
}

func main() {
	println(div8(-128, -1))
	println(div16(-32768, -1))
	println(div32(-2147483648, -1))
	println(div64(-9223372036854775808, -1))
	println(divInt(-9223372036854775808, -1))
	println(byMinusOne(-9223372036854775808, -2147483648))
	println(div8(-128, 1))
	println(div64(-9223372036854775808, -9223372036854775808))
	println(div64(9223372036854775807, -9223372036854775808))
	x := int64(-9223372036854775808)
	x /= -1
	println(x)
	x %= -1
	println(x)
}
