package cpu

import _ "unsafe" // for linkname

func cpuid(eaxArg, ecxArg uint32) (eax, ebx, ecx, edx uint32) {
	var r [4]uint32
	readID(int(eaxArg), int(ecxArg), &r)
	return r[0], r[1], r[2], r[3]
}

func xgetbv() (eax, edx uint32) {
	r := readState()
	return uint32(r), uint32(r >> 32)
}

//go:noescape
//go:linkname readID gosub_rt_cpuid
func readID(leaf, sub int, r *[4]uint32)

//go:linkname readState gosub_rt_xgetbv
func readState() uint64
