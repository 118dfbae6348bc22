package main

const (
	a = iota + iota
	_
	b, c = iota, iota + 10
	d, e
	_, f
	g = "text"
	h
	i = len(h) + iota
	j
)

const (
	k = 5

	l = iota // a blank line does not count
	// nor does a comment

	m
	n = -iota
	o
)

const single = iota

func main() {
	println(a, b, c, d, e, f, g, h, i, j)
	println(k, l, m, n, o, single)
	const (
		iota0 = iota
		iota1
	)
	println(iota0, iota1)
	const iota = 7
	const (
		x = iota
		y
	)
	println(x, y)
}
