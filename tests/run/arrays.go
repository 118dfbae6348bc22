package main

type grid [3][4]int

func sum(g grid) (t int) {
	for _, row := range g {
		for _, v := range row {
			t += v
		}
	}
	return
}

func change(g *grid) { g[1][2] = 42 }

func main() {
	var g grid
	for i := range g {
		for j := range g[i] {
			g[i][j] = i * j
		}
	}
	h := g
	change(&g)
	println(sum(g), sum(h), g == h, len(g), len(g[0]))
	h[1][2] = 42
	println(g == h)
	a := [...]string{2: "two", 0: "zero", 4: "four"}
	println(len(a), a[0], a[1] == "", a[2])
	for i, v := range &a {
		println(i, v)
	}
	b := [2]int{1, 2}
	for i, v := range b {
		b[1] = 10
		println(i, v)
	}
	var empty [0]int
	println(len(empty))
	arr := [4]int(make([]int, 4))
	ptr := (*[2]int)([]int{7, 8, 9})
	ptr[0]++
	println(arr[3], ptr[0], len(ptr))
}
