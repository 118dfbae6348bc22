package main

func try(what string, f func() string) {
	defer func() {
		if e := recover(); e != nil {
			println(what, e.(error).Error())
		}
	}()
	println(what, f())
}

var s = "héllo"
var n, m, big = 2, -1, 7

func main() {
	println(s[:1], s[3:], s[1:3], s[:], len(s[n:n]), s[6:] == "", len(s[2:3]))
	println(s[n], s[len(s)-1], "const"[n], "const"[n:], s[1:][2:][1:])
	try("high", func() string { return s[:big] })
	try("order", func() string { return s[4:n] })
	try("low", func() string { return s[big:] })
	try("negative", func() string { return s[m:] })
	try("negative high", func() string { return s[n:m] })
	try("index", func() string { return string(rune(s[big])) })
	try("index end", func() string { return string(rune(s[len(s)])) })
	try("constant", func() string { return "abc"[big:] })
	try("index negative", func() string { return string(rune("abc"[m])) })
	try("empty", func() string { return s[:0][:0] })
	var u8 uint8 = 255
	var huge uint64 = 1 << 63
	try("unsigned", func() string { return s[u8:] })
	try("unsigned index", func() string { return string(rune(s[huge])) })
}
