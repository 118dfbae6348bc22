package main

import "hash/crc32"

func slow(crc uint32, poly uint32, p []byte) uint32 {
	crc = ^crc
	for _, b := range p {
		crc ^= uint32(b)
		for i := 0; i < 8; i++ {
			crc = crc>>1 ^ poly&-(crc&1)
		}
	}
	return ^crc
}

func main() {
	big := make([]byte, 3<<20)
	x := uint32(1)
	for i := range big {
		x = x*1664525 + 1013904223
		big[i] = byte(x >> 24)
	}
	castagnoli := crc32.MakeTable(crc32.Castagnoli)
	bad := 0
	for _, n := range []int{0, 1, 7, 8, 15, 16, 63, 64, 65, 79, 80, 127, 128, 511, 1500, 1600, 4031, 4032, 8100} {
		for off := 0; off < 3 && off < n; off++ {
			p := big[off:n]
			if crc32.ChecksumIEEE(p) != slow(0, crc32.IEEE, p) {
				bad++
			}
			if crc32.Update(77, castagnoli, p) != slow(77, crc32.Castagnoli, p) {
				bad++
			}
		}
	}
	half := crc32.ChecksumIEEE(big[:1<<19])
	if crc32.Update(half, crc32.IEEETable, big[1<<19:]) != crc32.ChecksumIEEE(big) {
		bad++
	}
	println(bad, crc32.ChecksumIEEE(big), crc32.Checksum(big, castagnoli))
}
