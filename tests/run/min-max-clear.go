package main

func main() {
	a, b := 3, 7
	println(min(a, b), max(a, b), min(a, b, -1), max(2.5, float64(a)), min("b", "a"))
	var zero float64
	nan := zero / zero
	println(min(nan, 1), max(1, nan), min(0, -zero))
	m := map[int]int{1: 1}
	clear(m)
	s := []string{"x", "y"}
	clear(s)
	println(len(m), len(s), s[0] == "")
	const c = max(1, 2, 3)
	println(c)
}
