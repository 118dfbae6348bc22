package main

type vector struct{ x, y, z float64 }

//go:noinline
func (v vector) dot(w vector) float64 { return v.x*w.x + v.y*w.y + v.z*w.z }

//go:noinline
func (v *vector) scale(by float64) {
	v.x *= by
	v.y *= by
	v.z *= by
}

//go:noinline
func (v *vector) self() *vector { return v }

var last *vector

//go:noinline
func (v *vector) remember() { last = v }

//go:noinline
func stays() float64 {
	v := vector{1, 2, 3}
	v.scale(2)
	return v.dot(vector{1, 1, 1})
}

//go:noinline
func flows() float64 {
	v := vector{1, 2, 3}
	return v.self().x
}

//go:noinline
func escapes() {
	v := vector{1, 2, 3}
	v.remember()
}

func main() {
	escapes()
	println(int(stays()), int(flows()), int(last.z))
}
