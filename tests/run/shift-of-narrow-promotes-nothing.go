package main

var (
	b   byte   = 0x80
	i8  int8   = -64
	u16 uint16 = 0x8001
	n          = 1
)

// An operand keeps its width in the middle of an expression: nothing is promoted to int as in C.
func main() {
	println(b<<n, b<<n>>n, int(b)<<n, (b+b)/2, b*2/2, ^b>>4)
	println(i8*4, i8<<n, i8<<2, i8-65, -i8*2, i8/-1+64)
	println(u16<<n, u16<<n|1, u16*u16, ^u16, -u16, u16<<8>>8)
	println(b+b == 0, i8-65 > 0, u16+0x7fff == 0, b^0xff, uint8(b<<n)+uint8(b>>7))
	c := b - 0x81
	println(c, c/2, c>>1, int8(c), int8(c)>>1, uint16(int8(c)), int16(c))
	var r rune = 'a' - 'z'
	println(r, byte(r), uint32(r), r/2, r>>1, r%10)
	var f float32 = 16777216
	println(f+1-1 == f, f+1 == f, float64(f)+1 == float64(f), (f*f)/f == f)
}
