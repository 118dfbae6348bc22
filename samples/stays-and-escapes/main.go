package main

type point struct{ x, y int }

//go:noinline
func stays(n int) int {
	p := point{n, n + 1}
	q := &p
	return q.x*q.x + q.y*q.y
}

//go:noinline
func escapes(n int) *point {
	p := point{n, n + 1}
	return &p
}

const calls = 1000

func main() {
	sum := 0
	for i := range calls {
		sum += stays(i)
		sum += escapes(i).y
	}
	println(sum)
}
