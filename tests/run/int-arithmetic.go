package main

func main() {
	var a, b int = 17, -5
	println(a+b, a-b, a*b, a/b, a%b, -a/b, -a%b)
	var u8 uint8 = 250
	u8 += 10
	println(u8, ^u8, u8<<3, u8>>1, u8&^6)
	var i8 int8 = 127
	i8++
	println(i8, -i8, i8/-1)
	var i16 int16 = -32768
	println(i16/-1, i16%-1)
	var i64 int64 = -9223372036854775808
	m := int64(-1)
	println(i64/m, i64%m, -i64)
	var u64 uint64 = 1<<64 - 1
	println(u64, u64+2, u64*u64, u64/3, u64%10)
	println(7&3, 7|8, 7^2, 7&^2, ^7)
}
