package main

type flags uint8

const (
	read flags = 1 << iota
	write
	exec
	all = read | write | exec
)

type size float64

const (
	_       = iota
	kb size = 1 << (10 * iota)
	mb
	gb
)

const (
	even, odd = 2 * iota, 2*iota + 1
	_, _
	even2, odd2
)

const (
	third = (iota + 1) / 3.0
	twoThirds
	whole
)

const (
	letter = 'a' + iota
	next
)

const (
	imagPart = complex(0, iota)
	_
	two
)

const (
	negative int8 = -128 + iota
	following
	mask        = ^iota
	wide uint64 = 1<<63 + iota
)

func main() {
	println(read, write, exec, all, all&^write)
	println(kb, mb, gb, gb/mb)
	println(even, odd, even2, odd2)
	println(third, twoThirds, whole == 1)
	println(letter, string(rune(next)))
	println(imagPart, two)
	println(negative, following, mask, wide)
}
