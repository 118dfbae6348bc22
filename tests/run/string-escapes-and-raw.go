package main

func bytes(s string) {
	for i := 0; i < len(s); i++ {
		print(s[i], " ")
	}
	println()
}

func main() {
	bytes("\a\b\f\n\r\t\v\\\"'")
	bytes("\0001\x7f1\3771\u00ff1\U0001F6001")
	bytes(`\a"'\\`)
	bytes(`two
	lines`)
	bytes("\xe9é" + "\u0301")
	bytes("")
	bytes(``)
	bytes("日" + `日` + "\u65e5" + "\xe6\x97\xa5" + "\346\227\245")
	println("\u65e5本\U00008a9e" == `日本語`)
	println("tab\there", `tab\tnot`, "nul\x00byte"[4:])
	println('\x00', '\377', '\u12e4', '\U00101234', '\xff', 'é', '\'')
	println("// no comment /* here */", `nor // here`) // but here
	println(len("\U0010FFFF"), len("\uFFFD"), len("\xff"))
}
