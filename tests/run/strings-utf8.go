package main

func main() {
	s := "aé世\U0001F600\xff!"
	println(len(s))
	for i, r := range s {
		println(i, r)
	}
	for i := 0; i < len(s); i++ {
		print(s[i], " ")
	}
	println()
	rs := []rune(s)
	println(len(rs), rs[1], rs[4], string(rs) == s, string(rs[:4]))
	bs := []byte(s)
	bs[0] = 'A'
	println(string(bs[:3]), s[:3], string(rune(0x4e16)), string(rune(-1)), string(rune(0xd800)))
	println("a" < "b", "a" < "a", "abc" < "abd", "ab" < "abc", "" == s[3:3])
	t := s
	t += "tail"
	println(t[len(t)-4:], s == t, s[1:3]+"|"+s[3:6])
	for range "abc" {
		print("x")
	}
	println()
	raw := `raw\n
line`
	println(raw, len(raw))
}
