package main

type ring struct {
	buf        []string
	head, size int
}

func (r *ring) push(s string) bool {
	if r.size == len(r.buf) {
		return false
	}
	r.buf[(r.head+r.size)%len(r.buf)] = s
	r.size++
	return true
}

func (r *ring) pop() (s string, ok bool) {
	if r.size == 0 {
		return
	}
	s, ok = r.buf[r.head], true
	r.buf[r.head] = ""
	r.head = (r.head + 1) % len(r.buf)
	r.size--
	return
}

var x = "package"

func main() {
	r := ring{buf: make([]string, 3)}
	for _, s := range []string{"a", "b", "c", "d"} {
		print(r.push(s), " ")
	}
	for {
		s, ok := r.pop()
		if !ok {
			break
		}
		print(s, " ")
	}
	println()
	println(x)
	x := "function"
	if x := "if"; true {
		println(x)
		x := "block"
		println(x)
	}
	println(x)
	true := false
	println(true)
	len := func(int) int { return 99 }
	println(len(3))
	type int string
	var y int = "named"
	println(y)
}
