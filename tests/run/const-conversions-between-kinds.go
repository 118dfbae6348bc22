package main

type small uint8

const (
	fromRune   = string('x')
	fromNumber = string(rune(0x20ac))
	fromBad    = string(rune(0xd800))
	tooLarge   = string(rune(0x110000))
	negative   = string(rune(-1))
	integral   = int(3.0)
	fromPart   = int(complex(4, 0))
	asFloat    = float64('a')
	asSmall    = small(0x7f + 1)
)

func main() {
	println(fromRune, fromNumber, len(fromNumber), len(fromBad), len(tooLarge), len(negative))
	println(fromBad == "\ufffd", tooLarge == fromBad, negative == "\xef\xbf\xbd")
	println(integral, fromPart, asFloat, asSmall, float32(asSmall)/3)
	println(uint8(1<<8-1), int64(-1<<63), uint64(1<<64-1), uint32(1e9), int16(-3e4))
	println(float32(1e-46), float64(1e-330), float32(3.4028235e38), complex64(1e-50i))
	println([]byte("é")[1], []rune("é")[0], string([]byte{'h', 'i'}), string([]rune{'é', 0x1f600}))
	const b = byte('\xff')
	println(b, '\377', '\u00ff' == b, "\377" == "\u00ff", rune(b))
	println(uintptr(1)<<40, complex128(2), real(complex64(1.1)) == 1.1, float32(1.1) == real(complex64(1.1)))
}
