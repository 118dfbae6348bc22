// ops: 200000000
package main

//go:noinline
func sum(s string, by int) (n int) {
	for _, r := range s {
		n += int(r) ^ by
	}
	return n
}

func main() {
	text := ""
	for i := 0; i < 1000; i++ {
		text += string(rune(0x3b1 + i%24))
	}
	s := 0
	for i := 0; i < 200000; i++ {
		s += sum(text, i)
	}
	println(s)
}
