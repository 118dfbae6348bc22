package main

func show(s []int) {
	for _, v := range s {
		print(v, " ")
	}
	println()
}

func add(s []int) { _ = append(s, 77) }

func main() {
	base := make([]int, 3, 5)
	x := append(base, 1)
	y := append(base, 2) // overwrites the element of x
	println(x[3], y[3], len(base), &x[0] == &y[0])
	z := append(x, 3, 4) // moves
	z[0] = 9
	println(base[0], z[0], &z[0] == &x[0])
	add(x)
	println(x[:5][4])
	// Of itself.
	s := []int{1, 2, 3}
	s = append(s, s...)
	show(s)
	s = append(s[:1], s[2:]...)
	show(s)
	s = append(s[:2], append([]int{50}, s[2:]...)...)
	show(s)
	t := append(s[:0:0], s...)
	t[0] = -1
	println(s[0], t[0])
	// The arguments are evaluated before anything is written.
	u := make([]int, 1, 4)
	u = append(u, len(u), cap(u), u[0])
	show(u)
	w := append(u[:1], u[3], u[2], u[1])
	show(w)
	println(len(append([]int(nil))), append([]int(nil)) == nil, append([]int(nil), []int{}...) == nil, append([]int{}) == nil)
}
