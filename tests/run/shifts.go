package main

func sh(x int32, n uint) (int32, int32) { return x << n, x >> n }

func shu(x uint8, n uint64) (uint8, uint8) { return x << n, x >> n }

func main() {
	for _, n := range []uint{0, 1, 5, 31, 32, 33, 100} {
		a, b := sh(-12345, n)
		println(n, a, b)
	}
	for _, n := range []uint64{0, 7, 8, 64, 1 << 40} {
		a, b := shu(0xa5, n)
		println(n, a, b)
	}
	var s int = 3
	println(1<<s, int64(1)<<s<<s, uint16(0xffff)>>s)
	var x int64 = -1
	println(x>>63, x>>64>>1, uint64(x)>>63)
}
