package main

//go:noinline
func addresses(n int) []*int {
	var out []*int
	for i := 0; i < n; i++ {
		out = append(out, &i)
	}
	return out
}

//go:noinline
func total(n int) int {
	t := 0
	for i := 0; i < n; i++ {
		p := &i
		t += *p
	}
	return t
}

func main() {
	sum := 0
	for _, p := range addresses(5) {
		sum += *p
	}
	println(sum, total(5))
}
