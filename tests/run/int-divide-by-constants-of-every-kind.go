package main

//go:noinline
func u64(x uint64) {
	println(x/3, x/5, x/6, x/7, x/10, x/11, x/641, x/1000000007, x/0xfffffffffffffffe, x%10)
}

//go:noinline
func i64(x int64) {
	println(x/3, x/5, x/6, x/7, x/10, x/-11, x/641, x/-1000000007, x/0x7ffffffffffffffe, x%10)
}

//go:noinline
func u16(x uint16) { println(x/3, x/7, x/10, x/255, x/641, x/65535, x%255, x%641) }

//go:noinline
func i16(x int16) { println(x/3, x/7, x/10, x/255, x/-641, x/32767, x%255, x%-641) }

//go:noinline
func divisible(x int) (bool, bool, bool, bool) { return x%3 == 0, x%6 == 0, x%7 == 0, x%-8 == 0 }

func main() {
	for _, x := range []uint64{0, 9, 10, 641, 1<<32 - 1, 1 << 32, 1<<63 - 1, 1 << 63, 1<<64 - 2, 1<<64 - 1} {
		u64(x)
		i64(int64(x))
		u16(uint16(x))
		i16(int16(x))
		println(divisible(int(x)))
	}
}
