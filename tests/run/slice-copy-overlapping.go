package main

func show(s []int) {
	for _, v := range s {
		print(v, " ")
	}
	println()
}

func fresh() []int { return []int{0, 1, 2, 3, 4, 5, 6, 7} }

func main() {
	s := fresh()
	println(copy(s[2:], s))
	show(s)
	s = fresh()
	println(copy(s, s[2:]))
	show(s)
	s = fresh()
	println(copy(s[1:3], s), copy(s, s), copy(s[:0], s), copy(s, []int(nil)), copy(s[8:], s))
	show(s)
	b := []byte("hello")
	println(copy(b[1:], b), string(b))
	println(copy(b, "HEllo world"), string(b), copy(b[3:], "xyz"[1:2]), string(b), copy(b, ""))
	type bytes []byte
	type text string
	println(copy(bytes(b), text("named")), string(b))
	// Elements with pointers, both ways.
	p := []*int{new(int), new(int), new(int), nil}
	*p[0], *p[1], *p[2] = 10, 11, 12
	copy(p[1:], p)
	println(*p[0], *p[1], *p[2], *p[3], p[0] == p[1])
	a := [4]string{"a", "b", "c", "d"}
	copy(a[:], a[2:])
	println(a[0] + a[1] + a[2] + a[3])
	big := make([]int, 5000)
	for i := range big {
		big[i] = i
	}
	copy(big[1:], big)
	println(big[0], big[1], big[2500], big[4999])
}
