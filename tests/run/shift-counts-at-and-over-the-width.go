package main

//go:noinline
func left8(x uint8, n uint) uint8 { return x << n }

//go:noinline
func right8(x int8, n uint) int8 { return x >> n }

//go:noinline
func left32(x int32, n uint64) int32 { return x << n }

//go:noinline
func right32(x int32, n uint64) int32 { return x >> n }

//go:noinline
func left64(x uint64, n uint8) uint64 { return x << n }

//go:noinline
func right64(x int64, n uint8) int64 { return x >> n }

//go:noinline
func rightUnsigned(x uint64, n uint16) uint64 { return x >> n }

func main() {
	for _, n := range []uint{0, 1, 7, 8, 9, 31, 32, 33, 64, 256, 257} {
		println(n, left8(0xff, n), right8(-128, n), right8(127, n))
	}
	for _, n := range []uint64{31, 32, 63, 64, 1 << 32, 1<<32 + 1, 1<<63 + 3} {
		println(n, left32(-1, n), right32(-5, n), right32(5, n))
	}
	for _, n := range []uint8{63, 64, 65, 127, 128, 255} {
		println(n, left64(1<<64-1, n), right64(-1<<63, n), rightUnsigned(1<<63, uint16(n)))
	}
	println(rightUnsigned(1<<64-1, 256), rightUnsigned(1<<64-1, 65535))
}
