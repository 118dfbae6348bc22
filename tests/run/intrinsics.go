// Functions that are instructions, beside their bodies, which function values call.
package main

import "math/bits"

var words = []uint64{0, 1, 2, 3, 7, 0x80, 0xff, 0x100, 0x8000, 0xffff, 0x10000, 0x80000000, 0xffffffff, 0x100000000,
	0x5555555555555555, 0x8000000000000000, 0xfffffffffffffffe, 0xffffffffffffffff, 0x0123456789abcdef}

func same(name string, ok bool) {
	if !ok {
		println("differs:", name)
	}
}

//go:noinline
func counts(x uint64) (sum int) {
	fTrailingZeros := bits.TrailingZeros
	same("TrailingZeros", bits.TrailingZeros(uint(x)) == fTrailingZeros(uint(x)))
	sum = sum*31 + bits.TrailingZeros(uint(x))
	fTrailingZeros64 := bits.TrailingZeros64
	same("TrailingZeros64", bits.TrailingZeros64(uint64(x)) == fTrailingZeros64(uint64(x)))
	sum = sum*31 + bits.TrailingZeros64(uint64(x))
	fTrailingZeros32 := bits.TrailingZeros32
	same("TrailingZeros32", bits.TrailingZeros32(uint32(x)) == fTrailingZeros32(uint32(x)))
	sum = sum*31 + bits.TrailingZeros32(uint32(x))
	fTrailingZeros16 := bits.TrailingZeros16
	same("TrailingZeros16", bits.TrailingZeros16(uint16(x)) == fTrailingZeros16(uint16(x)))
	sum = sum*31 + bits.TrailingZeros16(uint16(x))
	fTrailingZeros8 := bits.TrailingZeros8
	same("TrailingZeros8", bits.TrailingZeros8(uint8(x)) == fTrailingZeros8(uint8(x)))
	sum = sum*31 + bits.TrailingZeros8(uint8(x))
	fLen := bits.Len
	same("Len", bits.Len(uint(x)) == fLen(uint(x)))
	sum = sum*31 + bits.Len(uint(x))
	fLen64 := bits.Len64
	same("Len64", bits.Len64(uint64(x)) == fLen64(uint64(x)))
	sum = sum*31 + bits.Len64(uint64(x))
	fLen32 := bits.Len32
	same("Len32", bits.Len32(uint32(x)) == fLen32(uint32(x)))
	sum = sum*31 + bits.Len32(uint32(x))
	fLen16 := bits.Len16
	same("Len16", bits.Len16(uint16(x)) == fLen16(uint16(x)))
	sum = sum*31 + bits.Len16(uint16(x))
	fLen8 := bits.Len8
	same("Len8", bits.Len8(uint8(x)) == fLen8(uint8(x)))
	sum = sum*31 + bits.Len8(uint8(x))
	fOnesCount := bits.OnesCount
	same("OnesCount", bits.OnesCount(uint(x)) == fOnesCount(uint(x)))
	sum = sum*31 + bits.OnesCount(uint(x))
	fOnesCount64 := bits.OnesCount64
	same("OnesCount64", bits.OnesCount64(uint64(x)) == fOnesCount64(uint64(x)))
	sum = sum*31 + bits.OnesCount64(uint64(x))
	fOnesCount32 := bits.OnesCount32
	same("OnesCount32", bits.OnesCount32(uint32(x)) == fOnesCount32(uint32(x)))
	sum = sum*31 + bits.OnesCount32(uint32(x))
	fOnesCount16 := bits.OnesCount16
	same("OnesCount16", bits.OnesCount16(uint16(x)) == fOnesCount16(uint16(x)))
	sum = sum*31 + bits.OnesCount16(uint16(x))
	fOnesCount8 := bits.OnesCount8
	same("OnesCount8", bits.OnesCount8(uint8(x)) == fOnesCount8(uint8(x)))
	sum = sum*31 + bits.OnesCount8(uint8(x))
	return sum
}

//go:noinline
func turned(x uint64, k int) (sum uint64) {
	fReverse := bits.Reverse
	same("Reverse", bits.Reverse(uint(x)) == fReverse(uint(x)))
	sum = sum*31 + uint64(bits.Reverse(uint(x)))
	fReverseBytes := bits.ReverseBytes
	same("ReverseBytes", bits.ReverseBytes(uint(x)) == fReverseBytes(uint(x)))
	sum = sum*31 + uint64(bits.ReverseBytes(uint(x)))
	fRotateLeft := bits.RotateLeft
	same("RotateLeft", bits.RotateLeft(uint(x), k) == fRotateLeft(uint(x), k))
	sum = sum*31 + uint64(bits.RotateLeft(uint(x), k))
	fReverse64 := bits.Reverse64
	same("Reverse64", bits.Reverse64(uint64(x)) == fReverse64(uint64(x)))
	sum = sum*31 + uint64(bits.Reverse64(uint64(x)))
	fReverseBytes64 := bits.ReverseBytes64
	same("ReverseBytes64", bits.ReverseBytes64(uint64(x)) == fReverseBytes64(uint64(x)))
	sum = sum*31 + uint64(bits.ReverseBytes64(uint64(x)))
	fRotateLeft64 := bits.RotateLeft64
	same("RotateLeft64", bits.RotateLeft64(uint64(x), k) == fRotateLeft64(uint64(x), k))
	sum = sum*31 + uint64(bits.RotateLeft64(uint64(x), k))
	fReverse32 := bits.Reverse32
	same("Reverse32", bits.Reverse32(uint32(x)) == fReverse32(uint32(x)))
	sum = sum*31 + uint64(bits.Reverse32(uint32(x)))
	fReverseBytes32 := bits.ReverseBytes32
	same("ReverseBytes32", bits.ReverseBytes32(uint32(x)) == fReverseBytes32(uint32(x)))
	sum = sum*31 + uint64(bits.ReverseBytes32(uint32(x)))
	fRotateLeft32 := bits.RotateLeft32
	same("RotateLeft32", bits.RotateLeft32(uint32(x), k) == fRotateLeft32(uint32(x), k))
	sum = sum*31 + uint64(bits.RotateLeft32(uint32(x), k))
	fReverse16 := bits.Reverse16
	same("Reverse16", bits.Reverse16(uint16(x)) == fReverse16(uint16(x)))
	sum = sum*31 + uint64(bits.Reverse16(uint16(x)))
	fReverseBytes16 := bits.ReverseBytes16
	same("ReverseBytes16", bits.ReverseBytes16(uint16(x)) == fReverseBytes16(uint16(x)))
	sum = sum*31 + uint64(bits.ReverseBytes16(uint16(x)))
	fRotateLeft16 := bits.RotateLeft16
	same("RotateLeft16", bits.RotateLeft16(uint16(x), k) == fRotateLeft16(uint16(x), k))
	sum = sum*31 + uint64(bits.RotateLeft16(uint16(x), k))
	fReverse8 := bits.Reverse8
	same("Reverse8", bits.Reverse8(uint8(x)) == fReverse8(uint8(x)))
	sum = sum*31 + uint64(bits.Reverse8(uint8(x)))
	fRotateLeft8 := bits.RotateLeft8
	same("RotateLeft8", bits.RotateLeft8(uint8(x), k) == fRotateLeft8(uint8(x), k))
	sum = sum*31 + uint64(bits.RotateLeft8(uint8(x), k))
	return sum
}

//go:noinline
func wide(x, y uint64) (sum uint64) {
	mul, add, sub, div := bits.Mul64, bits.Add64, bits.Sub64, bits.Div64
	hi, lo := bits.Mul64(x, y)
	h, l := mul(x, y)
	same("Mul64", hi == h && lo == l)
	sum = hi*31 + lo
	h1, l1 := bits.Mul(uint(x), uint(y))
	same("Mul", uint64(h1) == hi && uint64(l1) == lo)
	for carry := uint64(0); carry < 2; carry++ {
		s, c := bits.Add64(x, y, carry)
		t, d := add(x, y, carry)
		same("Add64", s == t && c == d)
		sum = sum*31 + s*3 + c
		s, c = bits.Sub64(x, y, carry)
		t, d = sub(x, y, carry)
		same("Sub64", s == t && c == d)
		sum = sum*31 + s*3 + c
		us, uc := bits.Add(uint(x), uint(y), uint(carry))
		vs, vc := bits.Sub(us, uint(y), uc)
		sum = sum*31 + uint64(us+uc+vs+vc)
	}
	if x < y {
		q, r := bits.Div64(x, y^x, y)
		p, s := div(x, y^x, y)
		same("Div64", q == p && r == s)
		sum = sum*31 + q*3 + r
		uq, ur := bits.Div(uint(x), uint(y^x), uint(y))
		same("Div", uint64(uq) == q && uint64(ur) == r)
	}
	return sum
}

func try(hi, lo, y uint64) {
	defer func() {
		err, _ := recover().(error)
		if err != nil {
			println(err.Error())
		}
	}()
	q, r := bits.Div64(hi, lo, y)
	println(q, r)
}

func main() {
	sum, n := uint64(0), 0
	for _, x := range words {
		n = n*37 + counts(x)
		for k := -70; k <= 70; k += 7 {
			sum = sum*37 + turned(x, k)
		}
		for _, y := range words {
			sum = sum*37 + wide(x, y)
		}
	}
	println(n, sum)
	try(1, 2, 3)
	try(1, 2, 1)
	try(0, 2, 0)
	try(5, 2, 0)
	defer bits.Len64(3)
	go bits.Reverse8(3)
	bits.OnesCount(7)
}
