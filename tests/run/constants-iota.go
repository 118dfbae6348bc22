package main

const (
	a = iota
	b
	_
	d
	e = "x"
	f
	g = iota
)

const (
	kb = 1 << (10 * (iota + 1))
	mb
	gb
)

type weekday int

const (
	sunday weekday = iota
	monday
	tuesday
)

const (
	x, y = iota, iota * 10
	z, w
)

const big = 1 << 100

func main() {
	println(a, b, d, e, f, g)
	println(kb, mb, gb)
	println(sunday, monday, tuesday)
	println(x, y, z, w)
	println(big>>98, big/(1<<90), 'a', "\u00e9", len("\u00e9"))
	const h = 10
	var f float64 = h / 4
	var g float64 = h / 4.0
	println(f, g, 07, 0o17, 0b101, 0x_ff, 1_000_000, 0x1p-2)
}
