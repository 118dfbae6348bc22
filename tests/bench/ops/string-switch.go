// ops: 100000000
package main

//go:noinline
func kind(s string) int {
	switch s {
	case "break", "case", "chan", "const":
		return 1
	case "continue", "default", "defer", "else":
		return 2
	case "fallthrough", "for", "func", "go":
		return 3
	case "goto", "if", "import", "interface":
		return 4
	}
	return 0
}

func main() {
	words := []string{"break", "name", "func", "interface", "x", "if", "default", "funk"}
	s := 0
	for i := 0; i < 100000000; i++ {
		s += kind(words[i&7])
	}
	println(s)
}
