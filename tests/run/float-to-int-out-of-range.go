// What the language leaves to the machine is on amd64 what gc makes of it.
package main

import "runtime"

//go:noinline
func u64(f float64) uint64 { return uint64(f) }

//go:noinline
func u64of32(f float32) uint64 { return uint64(f) }

func main() {
	zero := 0.0
	inf := 1 / zero
	amd64 := runtime.GOARCH == "amd64"
	for _, f := range []float64{1e20, 1 << 64, 1e300, inf, -inf, -1e20, zero / zero} {
		println(!amd64 || u64(f) == 1<<63, !amd64 || u64of32(float32(f)) == 1<<63)
	}
}
