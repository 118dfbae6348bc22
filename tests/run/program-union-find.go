package main

type sets struct{ parent, size []int }

func newSets(n int) *sets {
	s := &sets{make([]int, n), make([]int, n)}
	for i := range n {
		s.parent[i], s.size[i] = i, 1
	}
	return s
}
func (s *sets) find(x int) int {
	for s.parent[x] != x {
		s.parent[x] = s.parent[s.parent[x]]
		x = s.parent[x]
	}
	return x
}
func (s *sets) union(a, b int) bool {
	a, b = s.find(a), s.find(b)
	if a == b {
		return false
	}
	if s.size[a] < s.size[b] {
		a, b = b, a
	}
	s.parent[b] = a
	s.size[a] += s.size[b]
	return true
}

type edge struct{ a, b, w int }

func sort[T any](xs []T, less func(x, y T) bool) {
	if len(xs) < 2 {
		return
	}
	mid := len(xs) / 2
	l, r := append([]T(nil), xs[:mid]...), append([]T(nil), xs[mid:]...)
	sort(l, less)
	sort(r, less)
	for i := range xs {
		if len(r) == 0 || len(l) > 0 && !less(r[0], l[0]) {
			xs[i], l = l[0], l[1:]
		} else {
			xs[i], r = r[0], r[1:]
		}
	}
}

func spanning(n int, es []edge) (total int, used []edge) {
	sort(es, func(x, y edge) bool { return x.w < y.w })
	s := newSets(n)
	for _, e := range es {
		if s.union(e.a, e.b) {
			total += e.w
			used = append(used, e)
		}
	}
	return
}

func main() {
	es := []edge{{0, 1, 7}, {0, 3, 5}, {1, 2, 8}, {1, 3, 9}, {1, 4, 7}, {2, 4, 5}, {3, 4, 15}, {3, 5, 6}, {4, 5, 8}, {4, 6, 9}, {5, 6, 11}}
	total, used := spanning(7, es)
	println(total, len(used))
	for _, e := range used {
		print(string(rune('A'+e.a)), string(rune('A'+e.b)), " ")
	}
	println()
	const n = 2000
	s := newSets(n)
	seed, joins := uint32(1), 0
	for s.size[s.find(0)] < n {
		seed = seed*1664525 + 1013904223
		a := int(seed>>8) % n
		seed = seed*1664525 + 1013904223
		if s.union(a, int(seed>>8)%n) {
			joins++
		}
	}
	println(joins, s.find(5) == s.find(1999))
}
