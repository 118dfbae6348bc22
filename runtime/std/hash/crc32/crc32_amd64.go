package crc32

import _ "unsafe" // for linkname

//go:noescape
//go:linkname castagnoliSSE42 gosub_rt_crc32_castagnoli
func castagnoliSSE42(crc uint32, p []byte) uint32

//go:noescape
//go:linkname ieeeCLMUL gosub_rt_crc32_ieee
func ieeeCLMUL(crc uint32, p []byte) uint32

func castagnoliSSE42Triple(crcA, crcB, crcC uint32, a, b, c []byte, rounds uint32) (retA, retB, retC uint32) {
	crcs := [3]uint32{crcA, crcB, crcC}
	const wordsInRound = 3
	castagnoliThree(&crcs, &a[0], &b[0], &c[0], int(rounds)*wordsInRound)
	return crcs[0], crcs[1], crcs[2]
}

//go:noescape
//go:linkname castagnoliThree gosub_rt_castagnoli_three
func castagnoliThree(crcs *[3]uint32, a, b, c *byte, words int)
