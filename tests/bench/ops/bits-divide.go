// ops: 100000000
package main

import "math/bits"

func main() {
	q, r := uint64(0x9e3779b97f4a7c15), uint64(1)
	for range 100000000 {
		q, r = bits.Div64(r, q, 10000000000000000000)
		q ^= r << 1
	}
	println(q, r)
}
