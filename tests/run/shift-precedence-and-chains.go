package main

var n, x = 3, 40

func main() {
	println(1<<n+1, 1<<(n+1), x>>1*2, x>>(1*2), x>>n<<n, x<<n>>n)
	println(x&1<<n, x|1<<n, x^1<<n, x&^1<<n)
	println(-x>>1, -(x >> 1), ^x>>1, ^(x >> 1))
	println(x>>1 == 20, x>>1 < x, 7&^2<<1)
	var b byte = 0x81
	println(b<<1|b>>7, b>>1|b<<7, int(b)<<1|int(b)>>7)
	var i8 int8 = -127
	println(i8>>1, uint8(i8)>>1, int8(uint8(i8)>>1), i8<<1>>1)
	b <<= 1 << 1
	println(b)
}
