// ops: 40000000
package main

type pair struct {
	name string
	n    int
}

func main() {
	var a, b [4]any
	for i := range a {
		a[i], b[i] = i*1000, i*1000
	}
	a[1], b[1] = pair{"a", 1}, pair{"a", 1}
	a[2], b[2] = "text", "text"
	s := 0
	for i := 0; i < 40000000; i++ {
		if a[i%4] == b[i%4] {
			s++
		}
	}
	println(s)
}
