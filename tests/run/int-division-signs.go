package main

//go:noinline
func divmod(a, b int) (q, r int) { return a / b, a % b }

//go:noinline
func byConstants(a int) {
	println(a/7, a%7, a/-7, a%-7, a/8, a%8, a/-8, a%-8, a/1, a%1)
}

//go:noinline
func narrow(a int8) {
	println(a/3, a%3, a/16, a%16, a/-16, a%-16, a/-128, a%-128)
}

//go:noinline
func unsigned(a uint32) {
	println(a/7, a%7, a/16, a%16, a/0x80000001, a%0x80000001)
}

func main() {
	for _, p := range [...][2]int{{7, 2}, {-7, 2}, {7, -2}, {-7, -2}, {0, -3}, {1, -3}, {-1, 3}} {
		q, r := divmod(p[0], p[1])
		println(p[0], p[1], q, r, q*p[1]+r == p[0])
	}
	for _, a := range []int{0, 1, -1, 6, 7, 8, -6, -7, -8, 100, -100, 1<<63 - 1, -1 << 63} {
		byConstants(a)
	}
	for _, a := range []int8{-128, -127, -17, -16, -15, -1, 0, 1, 15, 16, 17, 127} {
		narrow(a)
	}
	for _, a := range []uint32{0, 6, 7, 15, 16, 0x80000000, 0x80000001, 0xffffffff} {
		unsigned(a)
	}
}
