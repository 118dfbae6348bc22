package main

// Shortest ways through a grid with a heap behind an interface, as container/heap has it.

type heapOf interface {
	Len() int
	Less(i, j int) bool
	Swap(i, j int)
	Push(x any)
	Pop() any
}

func push(h heapOf, x any) {
	h.Push(x)
	for i := h.Len() - 1; i > 0; {
		up := (i - 1) / 2
		if !h.Less(i, up) {
			return
		}
		h.Swap(i, up)
		i = up
	}
}

func pop(h heapOf) any {
	n := h.Len() - 1
	h.Swap(0, n)
	for i := 0; ; {
		down := 2*i + 1
		if down >= n {
			break
		}
		if down+1 < n && h.Less(down+1, down) {
			down++
		}
		if !h.Less(down, i) {
			break
		}
		h.Swap(i, down)
		i = down
	}
	return h.Pop()
}

type item struct{ cost, x, y int }

type queue []item

func (q queue) Len() int           { return len(q) }
func (q queue) Less(i, j int) bool { return q[i].cost < q[j].cost }
func (q queue) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)        { *q = append(*q, x.(item)) }
func (q *queue) Pop() any {
	old := *q
	x := old[len(old)-1]
	*q = old[:len(old)-1]
	return x
}

type grid struct {
	n     int
	cost  [][]int
	least [][]int
}

func newGrid(n int, seed uint32) *grid {
	g := &grid{n: n}
	for y := 0; y < n; y++ {
		cost, least := make([]int, n), make([]int, n)
		for x := range cost {
			seed = seed*1664525 + 1013904223
			cost[x] = 1 + int(seed>>28)
			least[x] = 1 << 60
		}
		g.cost, g.least = append(g.cost, cost), append(g.least, least)
	}
	return g
}

var steps = [...]struct{ dx, dy int }{{1, 0}, {-1, 0}, {0, 1}, {0, -1}}

func (g *grid) shortest() int {
	q := &queue{}
	push(q, item{0, 0, 0})
	g.least[0][0] = 0
	for q.Len() > 0 {
		at := pop(q).(item)
		if at.cost > g.least[at.y][at.x] {
			continue
		}
		for _, s := range steps {
			x, y := at.x+s.dx, at.y+s.dy
			if x < 0 || y < 0 || x >= g.n || y >= g.n {
				continue
			}
			if c := at.cost + g.cost[y][x]; c < g.least[y][x] {
				g.least[y][x] = c
				push(q, item{c, x, y})
			}
		}
	}
	return g.least[g.n-1][g.n-1]
}

func main() {
	sum := 0
	for i := uint32(0); i < 8; i++ {
		sum += newGrid(350, i).shortest()
	}
	println(sum)
}
