package main

var (
	i8  int8   = 127
	i16 int16  = 32767
	i32 int32  = 2147483647
	i64 int64  = 9223372036854775807
	u8  uint8  = 255
	u16 uint16 = 65535
	u32 uint32 = 4294967295
	u64 uint64 = 18446744073709551615
)

func main() {
	println(i8+1, i16+1, i32+1, i64+1)
	println(u8+1, u16+1, u32+1, u64+1)
	println(i8*i8, i16*i16, i32*i32, i64*i64)
	println(u8*u8, u16*u16, u32*u32, u64*u64)
	println(-i8-2, -i16-2, -i32-2, -i64-2)
	println(-u8, -u16, -u32, -u64)
	println(^i8, ^i16, ^i32, ^i64, ^u8, ^u16, ^u32, ^u64)
	// The wrap happens at the width of the operand, before the conversion.
	println(int(i8+1), int(i8)+1, int(u16+1), int(u16)+1, uint64(u32+1), uint64(u32)+1)
	// A comparison sees the wrapped value.
	println(i8+1 < i8, u8+1 == 0, i32+1 < 0, u64+1 < u64)
	i8++
	u8++
	i16 += 2
	u16 *= 2
	i32 -= -1
	u32 <<= 1
	i64 ^= -1
	u64 &^= 0xff
	println(i8, u8, i16, u16, i32, u32, i64, u64)
}
