package main

//go:noinline
func signed(a, b int32) { println(a < b, a <= b, a == b, a != b, a >= b, a > b) }

//go:noinline
func unsigned(a, b uint32) { println(a < b, a <= b, a == b, a != b, a >= b, a > b) }

//go:noinline
func bytes(a, b byte) bool { return a < b }

//go:noinline
func small(a, b int8) bool { return a < b }

func main() {
	signed(-1, 1)
	unsigned(1<<32-1, 1)
	signed(-1<<31, 1<<31-1)
	unsigned(1<<31, 1<<31-1)
	println(bytes(0x80, 0x7f), small(-0x80, 0x7f))
	var u uint8 = 3
	n := 0
	for i := u; i < 4; i-- { // wraps below zero, which ends the loop
		n++
	}
	println(n)
	var down uint = 2
	println(down-3 > 0, int(down)-3 > 0, down-3 == 1<<64-1)
	println(min(int8(-1), 1), max(uint8(255), 1), min(-1, 1, -2))
}
