// Comparisons in constant time begin with the byte of a bool, an intrinsic of gc's. And the tool chain's name.
package main

import (
	"crypto/subtle"
	"runtime"
)

//go:noinline
func all(x, y byte, i, j int32, m, n int, s, t string) {
	println(subtle.ConstantTimeByteEq(x, y), subtle.ConstantTimeEq(i, j), subtle.ConstantTimeLessOrEq(m, n),
		subtle.ConstantTimeCompare([]byte(s), []byte(t)), subtle.ConstantTimeSelect(int(x&1), m, n))
}

func main() {
	all(0, 0, 0, 0, 0, 0, "", "")
	all(1, 255, -1, 1, 2, 1, "ab", "ac")
	all(255, 255, -1<<31, -1<<31, 1<<31-2, 1<<31-1, "abc", "abc")
	all(128, 0, 1<<30, 1, 1, 0, "ab", "abc")
	println(runtime.Compiler)
}
