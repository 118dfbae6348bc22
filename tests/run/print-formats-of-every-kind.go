package main

import "unsafe"

type myInt int
type myString string
type myBool bool
type myFloat float32

func main() {
	println(true, false, myBool(true))
	println(int8(-128), int16(-1), int32(0), int64(-1<<63), -5, myInt(7))
	println(uint8(255), uint16(1), uint32(1<<32-1), uint64(1<<64-1), uintptr(12), uint(3))
	println("s", "", "a b", myString("named"), "\x00é\n")
	println('a', 'é', byte('b'), 'a'+1, '\x00')
	println(1.0, float32(0.5), -2.5e-10, myFloat(3), 1e21, 1e20, 123456789.0)
	println(1i, complex64(1+2i), 0i, -1.5i)
	println(nil == nil1, unsafe.Pointer(nil), (*int)(nil), []int(nil) == nil)
	println((map[int]int)(nil), (chan int)(nil), (func())(nil), any(nil), error(nil))
	println([]int(nil))
	println()
	print()
	print("no", "spaces", 1, 2, true, 'c', 1.5, "\n")
	print("one")
	print("\n")
	print(1, " ", 2, "\n")
	println("mixed", 1, 2.0, true, "end")
	println(1<<40, 0x10, 0o17, 1e3)
	const big = 1 << 62
	println(big, -big, len("const"))
}

var nil1 any
