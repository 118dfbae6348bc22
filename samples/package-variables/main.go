package main

var counter int
var table [1024]int
var limit = 100
var names = [3]string{"stack", "heap", "static"}
var origin = &point{1, 2}
var list = []int{1, 2, 3}

type point struct{ x, y int }

//go:noinline
func touch() *int {
	counter++
	table[counter] = limit
	return &table[counter]
}

func main() {
	p := touch()
	println(*p, counter, names[2], origin.x+origin.y, len(list), list[2])
}
