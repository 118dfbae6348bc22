package main

func main() {
	n := 0
	for i := uint8(250); i >= 250; i++ {
		n++
	}
	println(n)
	n = 0
	for i := int8(120); i > 0; i++ {
		n++
	}
	println(n)
	n = 0
	for i := uint16(3); i < 4; i-- {
		n++
	}
	println(n)
	n = 0
	for i := uint32(1); i != 0; i <<= 1 {
		n++
	}
	println(n)
	n = 0
	for i := int32(-1 << 31); i < 0; i /= 2 {
		n++
	}
	println(n)
	n = 0
	for i := int64(1); i > 0; i *= 3 {
		n++
	}
	println(n)
	n = 0
	for i, j := 0, uint8(10); j < 11; i, j = i+1, j-1 {
		n += i
	}
	println(n)
	n = 0
	for i := int32(1<<31 - 3); i <= 1<<31-1 && n < 10; i++ { // always true: the break is the count
		n++
	}
	println(n)
	var sum uint8
	for i := range 300 {
		sum += uint8(i)
	}
	println(sum)
	for i := int8(100); ; i += 20 {
		print(i, " ")
		if i < 0 {
			break
		}
	}
	println()
	step := int16(20000)
	for i := int16(0); i >= 0; i += step {
		print(i, " ")
	}
	println()
	h := uint32(2166136261)
	for _, b := range []byte("hash me") {
		h ^= uint32(b)
		h *= 16777619
	}
	println(h)
	seed := uint64(1)
	for range 5 {
		seed = seed*6364136223846793005 + 1442695040888963407
	}
	println(seed, seed>>33, int64(seed)>>33)
}
