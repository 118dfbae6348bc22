package main

//go:noinline
func short(b []byte) bool {
	s := string(b)
	return s == "go"
}

//go:noinline
func kept(b []byte) string {
	return string(b)
}

//go:noinline
func join(a, b string) int {
	c := a + b
	return len(c)
}

//go:noinline
func build(a, b string) string {
	return a + "-" + b
}

func main() {
	println(short([]byte{'g', 'o'}), kept([]byte("heap")), join("a", "bc"), build("x", "y"))
}
