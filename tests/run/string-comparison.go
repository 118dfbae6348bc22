package main

//go:noinline
func compare(a, b string) { println(a < b, a <= b, a == b, a != b, a >= b, a > b) }

type name string

func main() {
	compare("", "")
	compare("", "\x00")
	compare("a", "a\x00")
	compare("abc", "abd")
	compare("abcdefgh1", "abcdefgh2")
	compare("abcdefghijklmnopq", "abcdefghijklmnop")
	compare("\x7f", "\x80") // bytes are unsigned
	compare("é", "z")
	compare("\uffff", "\U00010000")
	long := "0123456789012345678901234567890123456789"
	compare(long[:39], long[:39])
	compare(long[1:20], long[11:30]) // equal text at other places
	compare(long[:20], long[10:31])
	println(name("a") < "b", name("x") == name("x"), "a"+long[:0] == "a")
	b := []byte(long)
	println(string(b) == long, string(b[1:]) > long, string(b[:0]) == "")
	var a, c any = "x", name("x")
	println(a == "x", c == "x", a == c, a == any(long[:0]+"x"))
}
