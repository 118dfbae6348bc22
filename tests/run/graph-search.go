package main

type graph map[string][]string

func (g graph) bfs(from, to string) []string {
	prev := map[string]string{from: from}
	queue := []string{from}
	for len(queue) > 0 {
		n := queue[0]
		queue = queue[1:]
		if n == to {
			var path []string
			for ; n != from; n = prev[n] {
				path = append([]string{n}, path...)
			}
			return append([]string{from}, path...)
		}
		for _, m := range g[n] {
			if _, seen := prev[m]; !seen {
				prev[m] = n
				queue = append(queue, m)
			}
		}
	}
	return nil
}

type edge struct{ to, w int }

func dijkstra(g [][]edge, s int) []int {
	const inf = 1 << 30
	d := make([]int, len(g))
	done := make([]bool, len(g))
	for i := range d {
		d[i] = inf
	}
	d[s] = 0
	for range g {
		u := -1
		for i := range g {
			if !done[i] && (u < 0 || d[i] < d[u]) {
				u = i
			}
		}
		done[u] = true
		for _, e := range g[u] {
			if d[u]+e.w < d[e.to] {
				d[e.to] = d[u] + e.w
			}
		}
	}
	return d
}

func main() {
	g := graph{"a": {"b", "c"}, "b": {"d"}, "c": {"d", "e"}, "d": {"f"}, "e": {"f"}, "f": nil}
	for _, n := range g.bfs("a", "f") {
		print(n, " ")
	}
	println(g.bfs("f", "a") == nil)
	for _, d := range dijkstra([][]edge{{{1, 4}, {2, 1}}, {{3, 1}}, {{1, 2}, {3, 5}}, {}}, 0) {
		print(d, " ")
	}
	println()
}
