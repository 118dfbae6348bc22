package main

func reverse(s string) string {
	r := []rune(s)
	for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
		r[i], r[j] = r[j], r[i]
	}
	return string(r)
}

func upper(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'a' <= c && c <= 'z' {
			b[i] -= 'a' - 'A'
		}
	}
	return string(b)
}

func main() {
	println(reverse("héllo, 世界"), reverse(""), reverse("é"))
	println(upper("mixed Case é"))
	s := "immutable"
	t := s
	b := []byte(s)
	b[0] = 'I'
	println(s, t, string(b))
	// The substring is of the same bytes, still unchanged by writes to a copy.
	sub := s[2:5]
	copy(b[2:], "XYZ")
	println(sub, string(b), s[0], s[len(s)-1] == 'e')
	b2 := append([]byte(s), '!')
	println(string(b2), len(s))
	var nothing []byte
	for _, c := range []byte("abc") { // walks the bytes without a copy
		nothing = append(nothing, c+1)
	}
	println(string(nothing))
	for i := range []byte("héé") {
		print(i, " ")
	}
	println()
	m := map[string]int{}
	key := []byte("k1")
	m[string(key)] = 1
	key[1] = '2'
	m[string(key)] = 2
	println(len(m), m["k1"], m["k2"])
	if string(key) == "k2" && string(key[:1]) < "l" {
		println("compared without a copy")
	}
	switch string(key) {
	case "k2":
		key[0] = 'z'
		println("k2")
	}
	x := string(key)
	key[0] = 'q'
	println(x)
}
