package main

const top = 4

type color int

const (
	red color = iota
	green
	blue
)

var names = [...]string{blue: "blue", red: "red", green: "green"}

func main() {
	a := [...]int{5: 1, 2, 0: 3, 4, top: 9}
	print(len(a), ":")
	for _, v := range a {
		print(" ", v)
	}
	println()
	println(names[red], names[green], names[blue], len(names))
	s := []rune{'c': 3, 'a': 1, 2}
	println(len(s), s['a'], s['b'], s['c'])
	b := [10]byte{9: 1, 'a' - 'a': 7}
	println(b[0], b[9])
	e := [...]struct{ x, y int }{2: {1, 2}, 0: {y: 5}}
	println(len(e), e[0].y, e[1].x, e[2].y)
	p := [...]*[2]int{1: {1: 3}}
	println(len(p), p[0] == nil, p[1][1])
	n := [][]string{{"a"}, {}, nil, {2: "z"}}
	println(len(n), n[1] == nil, n[2] == nil, len(n[3]))
	m := [...]map[string][]int{{"k": {1, 2}}, {}}
	println(len(m), m[0]["k"][1], m[1] != nil)
	order := [...]int{2: f("two"), 0: f("zero"), f("one")}
	println(order[0], order[1], order[2])
	println(len([...]int{}), len([0]int{}))
}

func f(s string) int { println(s); return len(s) }
