package main

var near, far [256]uint32

func code(off uint32) uint32 {
	if off < uint32(len(near)) {
		return near[off]
	}
	return far[off>>7&255]
}

//go:noinline
func codeOf(distance uint32) uint32 {
	return code(distance-1) << 16
}

// The address is in one of two package variables, below its beginning on the way there: no object of the heap has to be
// kept for it.
func main() {
	for i := range near {
		near[i], far[i] = uint32(i), uint32(1000+i)
	}
	println(codeOf(1), codeOf(256), codeOf(257), codeOf(32768))
}
