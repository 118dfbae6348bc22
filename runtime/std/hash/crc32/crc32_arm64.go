package crc32

import _ "unsafe" // for linkname

//go:noescape
//go:linkname castagnoliUpdate gosub_rt_crc32_castagnoli
func castagnoliUpdate(crc uint32, p []byte) uint32

//go:noescape
//go:linkname ieeeUpdate gosub_rt_crc32_ieee
func ieeeUpdate(crc uint32, p []byte) uint32
