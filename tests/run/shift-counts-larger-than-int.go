// Constant counts of shifts that no int holds.
package main

const huge = 1 << 100

type word uint32

//go:noinline
func shifts(x int64, u uint64, w word, b int8) {
	println(x<<(1<<63), x>>(1<<63), x<<18446744073709551615, x>>18446744073709551615)
	println(u<<(1<<63), u>>(1<<63), w<<(1<<63), w>>(1<<63), b>>(1<<63), b<<(1<<63))
	println(x<<uint64(1<<63), x>>uint64(1<<63+1), x<<1.0, x>>2.0, x<<'\x01', x<<(4+0i))
	x <<= 1 << 63
	u >>= 1<<64 - 1
	println(x, u)
	var s []int
	s = append(s, 1)
	s[0] >>= 1 << 63
	println(s[0], huge>>(100-3))
}

func generic[T int8 | uint64](x T) T { return x >> (1<<63 + 1) }

func main() {
	shifts(-5, 5, 5, -5)
	println(generic(int8(-1)), generic(uint64(1<<63)))
}
