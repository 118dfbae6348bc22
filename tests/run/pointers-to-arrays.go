package main

func fill(p *[4]int) {
	for i := range p {
		p[i] = i * i
	}
}

type grid [3][3]int

func (g *grid) at(i, j int) *int { return &g[i][j] }

func main() {
	var a [4]int
	fill(&a)
	p := &a
	println(p[3], len(p), cap(p), len(p[1:3]), p[:][2])
	for i, v := range p {
		p[3] = 100
		print(i, ":", v, " ")
	}
	println()
	s := p[1:2]
	s = append(s, 50)
	println(a[2], cap(s), len(p[:2:3]))
	q := p
	*q = [4]int{9}
	println(a[0], a[1], *p == *q, p == q)
	b := *p
	b[0] = 1
	println(a[0], b[0])
	var g grid
	*g.at(1, 2) = 5
	row := &g[1]
	row[0] = 6
	println(g[1][2], g[1][0], len(g.rows()))
	var none *[4]int
	println(len(none), cap(none))
	for i := range none {
		print(i, " ")
	}
	for range none {
		print(". ")
	}
	println()
	func() {
		defer func() { println(recover().(error).Error()) }()
		for _, v := range none {
			println(v)
		}
	}()
	func() {
		defer func() { println(recover() != nil) }()
		println(len(none[:]))
	}()
	pp := &p
	println((*pp)[0], (**pp)[0], len(*pp))
}

func (g *grid) rows() [][3]int { return g[:] }
