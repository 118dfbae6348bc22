// What is said of a function in its package is known to the packages that call it.
// A collection may free what only a number is left of.
// stress: poison=1,verify=1
package main

import (
	"unsafe"

	"example.org/uintptrs/lib"
)

//go:noinline
func one(n int) {
	x := [3]int{n, n + 1, n + 2}
	lib.Remember(uintptr(unsafe.Pointer(&x)))
}

//go:noinline
func two(k *lib.Keeper, n int) {
	x, y := [3]int{n, n, n}, [3]int{n, 2 * n, 3 * n}
	k.Remember(0, uintptr(unsafe.Pointer(&x)), uintptr(unsafe.Pointer(&y)))
}

//go:noinline
func overwrite(n int) int {
	var room [64]int
	for i := range room {
		room[i] = n + i
	}
	if n > 0 {
		return overwrite(n-1) + room[n%64]
	}
	return room[0]
}

func main() {
	var k lib.Keeper
	one(5)
	two(&k, 7)
	overwrite(20)
	a, b, c := lib.Remembered(), k.Remembered(1), k.Remembered(2)
	println(a[0], a[1], a[2], b[0], b[2], c[0], c[2])
}
