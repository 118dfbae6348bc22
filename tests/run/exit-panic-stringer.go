package main

func main() {
	panic(s{3})
}

type s struct{ n int }

func (s) String() string {
	return "stringer"
}
