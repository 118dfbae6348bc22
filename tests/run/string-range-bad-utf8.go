package main

func walk(s string) {
	for i, r := range s {
		print(i, ":", r, " ")
	}
	println(len(s), len([]rune(s)))
}

func main() {
	walk("\x80")             // a continuation alone
	walk("a\xffb")           // never valid
	walk("\xc3")             // cut short
	walk("\xc3\xa9\xc3")     // é, then cut short
	walk("\xe4\xb8")         // two of three
	walk("\xe4\xb8a")        // two of three, then ASCII
	walk("\xf0\x9f\x98")     // three of four
	walk("\xf0\x9f\x98\x80") // whole
	walk("\xc0\x80")         // overlong NUL
	walk("\xc1\xbf")         // overlong
	walk("\xe0\x80\xaf")     // overlong slash
	walk("\xf0\x80\x80\xaf")
	walk("\xed\xa0\x80") // a surrogate
	walk("\xed\xbf\xbf")
	walk("\xed\x9f\xbf\xee\x80\x80") // the neighbours of the surrogates
	walk("\xf4\x8f\xbf\xbf")         // the last rune
	walk("\xf4\x90\x80\x80")         // one more
	walk("\xf8\x88\x80\x80\x80")     // five bytes
	walk("\xef\xbf\xbd")             // the replacement itself
	walk("\x00\u07ff\u0800\uffff\U00010000")
}
