package main

const (
	s     = "héllo\x00" + `raw\n` + "\u65e5"
	bytes = len(s)
	order = "a" < "b" && "ab" > "a" && "" < "\x00" && "é" > "z"
	same  = "\u00e9" == "\xc3\xa9" && "\U000000e9" == "é"
	long  = len(s+s) / len(s)
)

var array [len("héllo")]int

const (
	index = len([...]string{3: "x", "y"})
	of    = len(array) + cap(array)
)

func main() {
	println(bytes, order, same, long, len(array), index, of)
	println(s[0], s[1], s[2], s[bytes-1], len(s[1:3]), s[6:7] == "\x00")
	for i, r := range s[4:] {
		print(i, ":", r, " ")
	}
	println()
	println(len(`a
b`), len("\a\b\f\n\r\t\v\\\""), '\'', "\"", `"`+"`"+`'`)
	switch s[:1] {
	case "h":
		println("h")
	}
	const empty = ""
	println(len(empty), empty == "", empty+empty < "a")
}
