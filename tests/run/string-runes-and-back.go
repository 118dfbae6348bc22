package main

func bytes(s string) {
	for i := 0; i < len(s); i++ {
		print(s[i], " ")
	}
	println()
}

func main() {
	bytes(string([]rune("a\xffé\xed\xa0\x80")))
	bytes(string([]rune{'x', 0xd800, -5, 0x110000, 0x1f600}))
	bytes(string([]rune{}))
	println(len([]rune("\xff\xfe\xfd")), len([]rune("日本")), cap([]rune("")) >= 0)
	// Bytes come back as they were.
	s := "a\xff\x00\xc3"
	println(string([]byte(s)) == s, string([]rune(s)) == s)
	r := []rune("héllo")
	r[1] = 'e'
	r = append(r, '!', 0x1f600)
	println(string(r), len(r), len(string(r)), string(r[:2]), string(r[6:]))
	b := []byte("héllo")
	b[1], b[2] = 'e', '_'
	println(string(b), string(b[:0]) == "", string(b[1:3]))
	// A string made of bytes does not follow them.
	t := string(b)
	m := map[string]int{string(b): 1}
	b[0] = 'H'
	println(t, m["he_llo"], m[string(b)], m["He_llo"])
}
