package main

// Loops and expressions that compilers recognise as one instruction; their corners are at 0 and at the width.

//go:noinline
func popcount(x uint64) (n int) {
	for ; x != 0; x &= x - 1 {
		n++
	}
	return
}

//go:noinline
func leading(x uint32) (n int) {
	for i := 31; i >= 0 && x>>i&1 == 0; i-- {
		n++
	}
	return
}

//go:noinline
func trailing(x uint16) (n int) {
	for ; n < 16 && x&1 == 0; n++ {
		x >>= 1
	}
	return
}

//go:noinline
func rotate(x uint32, n int) uint32 { return x<<(uint(n)&31) | x>>(-uint(n)&31) }

//go:noinline
func rotateOpen(x uint8, n uint) uint8 { return x<<n | x>>(8-n) }

//go:noinline
func swap(x uint32) uint32 { return x<<24 | x<<8&0xff0000 | x>>8&0xff00 | x>>24 }

//go:noinline
func abs(x int32) int32 { m := x >> 31; return (x ^ m) - m }

//go:noinline
func average(a, b uint8) uint8 { return a&b + (a^b)>>1 }

//go:noinline
func saturating(a, b uint8) uint8 {
	if s := a + b; s >= a {
		return s
	}
	return 255
}

//go:noinline
func high(a, b uint64) uint64 {
	al, ah, bl, bh := a&0xffffffff, a>>32, b&0xffffffff, b>>32
	t := ah*bl + al*bl>>32
	return ah*bh + t>>32 + (t&0xffffffff+al*bh)>>32
}

//go:noinline
func overflows(a, b int64) bool { c := a + b; return (c > a) != (b > 0) }

//go:noinline
func load(b []byte) uint32 {
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
}

//go:noinline
func store(b []byte, x uint32) {
	b[0], b[1], b[2], b[3] = byte(x>>24), byte(x>>16), byte(x>>8), byte(x)
}

func main() {
	println(popcount(0), popcount(1<<64-1), popcount(0xf0f0), leading(0), leading(1), leading(1<<31), trailing(0), trailing(1), trailing(0x8000))
	println(rotate(0x80000001, 0), rotate(0x80000001, 1), rotate(0x80000001, 31), rotate(0x80000001, 32), rotate(1, -1))
	println(rotateOpen(0x81, 0), rotateOpen(0x81, 1), rotateOpen(0x81, 7), rotateOpen(0x81, 8), rotateOpen(0x81, 9))
	println(swap(0x01020304), swap(0xff), abs(-5), abs(5), abs(-1<<31))
	println(average(255, 255), average(255, 0), average(3, 4), saturating(200, 55), saturating(200, 56), saturating(255, 255))
	println(high(1<<63, 2), high(1<<64-1, 1<<64-1), high(0x123456789abcdef0, 0xfedcba9876543210))
	println(overflows(1<<62, 1<<62), overflows(-1<<63, -1), overflows(1<<63-1, -1), overflows(5, 0))
	b := []byte{1, 2, 3, 0x84}
	println(load(b))
	store(b, 0x0a0b0c8d)
	println(b[0], b[3], load(b))
	defer func() { println(recover().(error).Error(), b[0], b[1], b[2]) }()
	store(b[:3], 0x11223344) // the first three are stored before the fourth panics
}
