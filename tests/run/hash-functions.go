package main

func crc32(data []byte) uint32 {
	var table [256]uint32
	for i := range table {
		c := uint32(i)
		for k := 0; k < 8; k++ {
			if c&1 == 1 {
				c = c>>1 ^ 0xedb88320
			} else {
				c >>= 1
			}
		}
		table[i] = c
	}
	crc := ^uint32(0)
	for _, b := range data {
		crc = table[byte(crc)^b] ^ crc>>8
	}
	return ^crc
}

func fnv(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h ^= uint64(s[i])
		h *= 1099511628211
	}
	return h
}

func rotl(x uint64, k uint) uint64 { return x<<k | x>>(64-k) }

func main() {
	println(crc32([]byte("The quick brown fox jumps over the lazy dog")))
	println(fnv(""), fnv("gosubc"))
	s := [2]uint64{1, 2}
	for i := 0; i < 10; i++ {
		r := s[0] + s[1]
		s[1] ^= s[0]
		s[0] = rotl(s[0], 24) ^ s[1] ^ s[1]<<16
		s[1] = rotl(s[1], 37)
		print(r, " ")
	}
	println()
}
