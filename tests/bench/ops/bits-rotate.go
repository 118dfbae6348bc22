// ops: 500000000
package main

import "math/bits"

func main() {
	a, b := uint32(0x6a09e667), uint32(0xbb67ae85)
	for range 500000000 {
		s := bits.RotateLeft32(a, -2) ^ bits.RotateLeft32(a, -13) ^ bits.RotateLeft32(a, -22)
		a, b = b+s, a
	}
	println(a, bits.ReverseBytes32(b))
}
