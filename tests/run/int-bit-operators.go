package main

var a, b uint8 = 0b1100_1010, 0b1010_0110
var s, t int16 = -21846, 255

func main() {
	println(a&b, a|b, a^b, a&^b, ^a, ^b)
	println(s&t, s|t, s^t, s&^t, ^s, -s)
	// AND NOT is not commutative, and binds as multiplication does.
	println(b&^a, a&^b|b, a|b&^b, a^b*2, a&b+1)
	println(^a&b, ^(a & b), ^uint8(0), ^int8(0), -^s, ^-s)
	a &^= b
	b ^= a
	s |= 1 << 14
	t &= -2
	println(a, b, s, t)
	const mask = ^0
	println(mask, uint8(mask&0xff), ^uint32(0), ^1&^2)
	var u uint64 = ^uint64(0)
	println(u&(u-1), u&-u, u&^(u>>1), (u^u>>1)>>63)
}
