// ops: 400000000
package main

import "math/bits"

func main() {
	x, sum := uint64(0x9e3779b97f4a7c15), 0
	for range 400000000 {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
		sum += bits.OnesCount64(x) + bits.TrailingZeros64(x) + bits.Len64(x)
	}
	println(sum)
}
