package main

type point struct{ x, y int }

//go:noinline
func byValue() point {
	p := point{3, 4}
	return p
}

//go:noinline
func byPointer() *point {
	p := point{3, 4}
	return &p
}

//go:noinline
func local() int {
	p := point{3, 4}
	q := &p
	return q.x*q.x + q.y*q.y
}

func main() {
	v := byValue()
	p := byPointer()
	println(v.x, v.y, p.x, p.y, local())
}
