// unsafe may put any value in a bool: a condition takes all but 0 for true.
package main

import "unsafe"

type flags struct {
	a, b bool
	n    int16
}

//go:noinline
func word(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

func main() {
	for _, n := range []uint8{0, 1, 2, 3, 128, 255} {
		p := (*bool)(unsafe.Pointer(&n))
		println(n, word(*p))
	}
	raw := [8]uint8{0, 1, 2, 4, 8, 16, 32, 254}
	f := (*flags)(unsafe.Pointer(&raw[2]))
	if f.a && f.b {
		println("both")
	}
}
