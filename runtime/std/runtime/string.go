package runtime

import "unsafe"

//go:linkname bytealgMakeNoZero internal/bytealg.MakeNoZero
func bytealgMakeNoZero(n int) []byte {
	const most = 1 << 48 // bytes of address space
	if n < 0 || n > most {
		panic(errorString("makeslice: len out of range"))
	}
	p, room := rawBytes(n)
	return unsafe.Slice(p, room)[:n]
}

// rawBytes returns memory for n bytes, which holds what it held before, and how many it has room for.
//
//go:linkname rawBytes gosub_rt_raw_bytes
func rawBytes(n int) (*byte, int)

// memhash hashes n bytes.
//
//go:linkname memhash
func memhash(p unsafe.Pointer, seed, n uintptr) uintptr {
	return hashBytes(p, n, seed)
}

//go:linkname hashBytes gosub_rt_hash_bytes
//go:noescape
func hashBytes(p unsafe.Pointer, n, seed uintptr) uintptr

// rand is C: overlay/rand.c.
func rand() uint64

//go:linkname randn
func randn(n uint32) uint32 {
	return uint32(uint64(uint32(rand())) * uint64(n) >> 32)
}
