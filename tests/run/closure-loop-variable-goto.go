package main

func main() {
	var fs []func() int
	for i := 0; i < 2; i++ {
		n := 0
	again:
		v := i*10 + n
		fs = append(fs, func() int { v++; return v })
		n++
		if n < 3 {
			goto again
		}
	}
	for range 2 {
		for _, f := range fs {
			print(f(), " ")
		}
		println()
	}
	i := 0
	var gs []func()
loop:
	w := i
	gs = append(gs, func() { print(w, "/", i, " ") })
	i++
	if i < 4 {
		goto loop
	}
	for _, g := range gs {
		g()
	}
	println()
}
