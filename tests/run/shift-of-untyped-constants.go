package main

var s uint = 33

// In a non-constant shift the untyped left operand takes the type the whole expression has around it.
func main() {
	var i = 1 << s
	var j int32 = 1 << s
	var k = uint64(1 << s)
	var w int64 = 1.0 << 33
	var u = 1<<s > 1<<31
	var x = make([]byte, 1.0<<(s-30))
	var v uint8 = 1.0<<(s&7) + 255
	println(i, j, k, w, u, len(x), v)
	var b byte = 'a' << (s - 32)
	println(b, uint16('a')<<s>>s, 'a'<<1)
	a := [40]int{}
	a[1.0<<(s-30)] = 7
	println(a[8])
	println(1<<s == 1<<33, uint32(1)<<s == 0)
	var m int16 = 1<<(s-32)<<14 - 1<<(s-33)
	println(m, -1>>s, ^0<<(s-31))
	const c = 1 << 3.0
	println(c, 2<<'\x01')
}
