package cpu

import _ "unsafe" // for linkname

//go:linkname getisar0 gosub_rt_isar0
func getisar0() uint64

//go:linkname getisar1 gosub_rt_isar1
func getisar1() uint64

//go:linkname getpfr0 gosub_rt_pfr0
func getpfr0() uint64

// Of the vector extension, which programs here do not use.
func getzfr0() uint64 {
	return 0
}
