package main

var zero float64

type point struct{ x, y float64 }

// The two zeros are one key; which of them the map shows is the one that came first.
func main() {
	neg := -zero
	m := map[float64]string{neg: "minus"}
	m[zero] = "plus"
	println(len(m), m[neg], m[zero])
	for k := range m {
		println(1 / k)
	}
	delete(m, zero)
	println(len(m))
	p := map[point]int{{zero, neg}: 1}
	p[point{neg, zero}]++
	println(len(p), p[point{}])
	i := map[any]int{neg: 1}
	i[zero]++
	println(len(i), i[float32(neg)], i[0])
	c := map[complex128]int{complex(neg, neg): 1}
	c[0] += 5
	println(len(c), c[complex(zero, neg)])
	f := map[float32]int{float32(neg): 3}
	println(f[0], f[float32(zero)])
}
