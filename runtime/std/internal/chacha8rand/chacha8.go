package chacha8rand

import _ "unsafe" // for linkname

func block(seed *[4]uint64, blocks *[32]uint64, counter uint32) {
	chachaBlock(seed, blocks, int(counter))
}

//go:noescape
//go:linkname chachaBlock gosub_rt_chacha_block
func chachaBlock(seed *[4]uint64, blocks *[32]uint64, counter int)
