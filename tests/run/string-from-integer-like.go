package main

type letter rune

func show(s string) {
	print(len(s), ":")
	for i := 0; i < len(s); i++ {
		print(" ", s[i])
	}
	println()
}

func main() {
	for _, r := range []rune{0, 'a', 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xd800, 0xdfff, 0xe000, 0xfffd, 0xffff, 0x10000, 0x10ffff, 0x110000, -1, -1 << 31, 1<<31 - 1} {
		show(string(r))
	}
	var b byte = 0xe9
	show(string(b))
	show(string(letter(0x20ac)))
	// A conversion of a wider integer does not look only at its low bits.
	var wide int64 = 1<<32 + 'a'
	var unsigned uint64 = 1<<63 + 'a'
	show(string(rune(wide)))
	show(func() string { return string([]letter{'x', letter(unsigned)}) }())
	println(string(rune('a'+1))+"c", string('\u00e9') == "é")
}
