package main

type pos struct{ r, c int }
type item struct {
	pos
	cost int
}
type heap []item

func (h *heap) push(x item) {
	*h = append(*h, x)
	for i := len(*h) - 1; i > 0; {
		p := (i - 1) / 2
		if (*h)[p].cost <= (*h)[i].cost {
			return
		}
		(*h)[p], (*h)[i] = (*h)[i], (*h)[p]
		i = p
	}
}
func (h *heap) pop() item {
	old := *h
	top := old[0]
	n := len(old) - 1
	old[0] = old[n]
	*h = old[:n]
	for i := 0; 2*i+1 < n; {
		c := 2*i + 1
		if c+1 < n && old[c+1].cost < old[c].cost {
			c++
		}
		if old[i].cost <= old[c].cost {
			break
		}
		old[i], old[c] = old[c], old[i]
		i = c
	}
	return top
}

type grid []string

func (g grid) at(p pos) (byte, bool) {
	if p.r < 0 || p.r >= len(g) || p.c < 0 || p.c >= len(g[p.r]) {
		return 0, false
	}
	b := g[p.r][p.c]
	return b, b != '#'
}
func (p pos) around(yield func(pos) bool) {
	for _, d := range [...]pos{{-1, 0}, {0, 1}, {1, 0}, {0, -1}} {
		if !yield(pos{p.r + d.r, p.c + d.c}) {
			return
		}
	}
}

func (g grid) path(from, to pos) (int, []pos) {
	dist, prev := map[pos]int{from: 0}, map[pos]pos{}
	h := heap{{from, 0}}
	for len(h) > 0 {
		cur := h.pop()
		if cur.pos == to {
			var path []pos
			for p := to; ; p = prev[p] {
				path = append(path, p)
				if p == from {
					return cur.cost, path
				}
			}
		}
		if cur.cost > dist[cur.pos] {
			continue
		}
		for n := range cur.around {
			b, ok := g.at(n)
			if !ok {
				continue
			}
			cost := cur.cost + int(b-'0')
			if d, seen := dist[n]; !seen || cost < d {
				dist[n], prev[n] = cost, cur.pos
				h.push(item{n, cost})
			}
		}
	}
	return -1, nil
}

func main() {
	g := grid{
		"1163751742",
		"1381373672",
		"21#6511328",
		"3694931569",
		"7463#17111",
		"1319128137",
		"13599##421",
		"3125421639",
	}
	cost, path := g.path(pos{0, 0}, pos{7, 9})
	println(cost, len(path))
	marked := make([][]byte, len(g))
	for i, row := range g {
		marked[i] = []byte(row)
	}
	for _, p := range path {
		marked[p.r][p.c] = '.'
	}
	for _, row := range marked {
		println(string(row))
	}
	cost, path = grid{"1#1"}.path(pos{0, 0}, pos{0, 2})
	println(cost, path == nil)
}
