package main

//go:noinline
func join(a, b string) string { return a + b }

//go:noinline
func many(a, b, c, d, e, f string) string { return a + b + c + d + e + f + a + b }

type text string

func main() {
	println(join("", ""), join("a", ""), join("", "b"), join("a", "b"), len(join("", "")))
	println(many("a", "", "bc", "", "def", ""), many("", "", "", "", "", ""))
	s := "x"
	t := s
	s += "y"
	s += s + t
	println(s, t)
	for i := 0; i < 10; i++ {
		t += t
	}
	println(len(t), t[1023])
	println("con"+"stant"+s, s+"tail", text(s)+"text")
	// The parts are read from left to right, all before the concatenation.
	part := func(p string) string {
		println("part", p)
		s = p
		return p
	}
	println(part("1") + s + part("2") + s)
	b := []byte("bytes")
	u := string(b) + string(b[:2]) + "!"
	b[0] = 'B'
	println(u, string(b)+u)
	var empty string
	println(empty+"" == "", len(empty+s))
}
