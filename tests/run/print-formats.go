package main

type e struct{}

func main() {
	print("a", 1, true, 'x', 2.5, "\n")
	println("a", 1, true, 'x', 2.5)
	println()
	print()
	println(int8(-5), uint8(200), int64(-1<<63), uint64(1<<64-1), uintptr(16))
	println(1.0, -1.5, 1e300, 1e-300, 100.0, 123456.789, float32(0.1), 0.0)
	println(1+2i, -1.5-2i, complex64(0))
	println(nil == nil2, false)
	var p *int
	var m map[string]int
	var c chan int
	var f func()
	println(p, m == nil, c == nil, f == nil)
	var s []int
	println(len(s), "", "tab\there")
	const big = 1 << 40
	println(big, 'a', "世界")
}

var nil2 any
