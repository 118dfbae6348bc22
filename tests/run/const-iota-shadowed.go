package main

const outer = iota

type t int

// A parameter, a local constant and a label may be called iota; only const declarations give it a value.
func param(iota int) int {
	const (
		zero = 1
		next
	)
	return iota*10 + next
}

func sum(values ...int) (iota int) {
	for _, v := range values {
		iota += v
	}
	return
}

func main() {
	println(outer, param(4), sum(1, 2, 3))
	{
		const (
			a = iota
			b
			iota = 100 + iota // visible from here on in this block
			c    = iota
			d
		)
		println(a, b, iota, c, d)
	}
	const (
		x, y t = iota, iota + 1
		z, w
	)
	println(x, y, z, w)
	var iota = "variable"
	println(iota, len(iota))
iota:
	for {
		break iota
	}
}
