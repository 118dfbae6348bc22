package main

func index(s string) int {
	switch s {
	case "":
		return 0
	case "a", "b", "c":
		return 1
	case "ab":
		return 2
	case "abc", "abd", "xbc":
		return 3
	case "abcdefgh":
		return 4
	case "abcdefgi":
		return 5
	case "abcdefghijklmnop":
		return 6
	case "abcdefghijklmnoq":
		return 7
	case "\x00", "\x00\x00", "\xff":
		return 8
	case "é", "日本":
		return 9
	case "break", "case", "chan", "const", "continue", "default", "defer", "else", "fallthrough":
		return 10
	case "for", "func", "go", "goto", "if", "import", "interface", "map", "package":
		return 11
	}
	return -1
}

func dynamic(s, x string) string {
	switch s {
	case x:
		return "x"
	case x + "y", "z":
		return "xy or z"
	case "const":
		return "const"
	default:
		return "none"
	}
}

func main() {
	for _, s := range []string{"", "a", "c", "d", "ab", "ac", "abc", "xbc", "xbd", "abcdefgh", "abcdefgi", "abcdefgj", "abcdefghijklmnop",
		"abcdefghijklmnoq", "abcdefghijklmnor", "\x00", "\x00\x00", "\x00\x00\x00", "\xff", "é", "e", "日本", "日", "break", "brea", "breaks",
		"fallthrough", "interface", "go", "goto", "got", "package", "zzz"} {
		print(index(s), " ")
	}
	println()
	b := []byte("xyz")
	println(dynamic("x", string(b[:1])), dynamic("xy", "x"), dynamic("z", "x"), dynamic("const", "x"), dynamic("const", "const"), dynamic("", "x"))
	switch string(b) {
	case "xyz":
		b[0] = 'a'
		println("xyz", string(b))
	}
}
