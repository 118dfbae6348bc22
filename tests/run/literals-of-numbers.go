package main

func main() {
	println(0, 00, 07, 0o17, 0O17, 0b101, 0B1, 0xF, 0Xf, 017)
	println(1_000, 0x_1F, 0b_1_0, 0o_7_7, 0_7, 1_0.5_0, 0x1_0p0_1)
	println(1., .5, 1e3, 1E+3, 1e-3, 0e0, 01.5, 09.5, 1_0e1_0)
	println(0x1p4, 0x.8p1, 0x1.8p0, 0x1P-2, 0X_1FFFP-16, 0x10p-4)
	println(1i, 0i, .5i, 1e1i, 0x1p1i, 0b11i, 0o10i, 010i, 08i)
	println('a', '\n', '\'', '\\', '\a', '\000', '\x41', '\u00e9', '\U0001F600', '世', '"')
	println(-5, - -5, +-+5, ^-1, -'a', !!true)
	println(0xdead_beef, 0x7fff_ffff_ffff_ffff, 18446744073709551615/uint64(1))
}
