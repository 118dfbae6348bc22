// ops: 200000000
package main

import "math/bits"

func main() {
	x, carry, sum := uint64(0x9e3779b97f4a7c15), uint64(0), uint64(0)
	for range 200000000 {
		hi, lo := bits.Mul64(x, 0xd1342543de82ef95)
		sum, carry = bits.Add64(lo, hi, carry)
		x ^= sum
	}
	println(x)
}
