package main

// A generic ordered map as a treap, and generic functions over it: constraints, method values, iterators.

type ordered interface {
	~int | ~uint32 | ~string
}

type tree[K ordered, V any] struct {
	key         K
	value       V
	rank        uint32
	left, right *tree[K, V]
}

type treeMap[K ordered, V any] struct {
	root *tree[K, V]
	n    int
	seed uint32
}

func (m *treeMap[K, V]) slot(t **tree[K, V], k K) *V {
	n := *t
	if n == nil {
		m.seed = m.seed*1664525 + 1013904223
		n = &tree[K, V]{key: k, rank: m.seed}
		*t = n
		m.n++
		return &n.value
	}
	if k == n.key {
		return &n.value
	}
	if k < n.key {
		v := m.slot(&n.left, k)
		if l := n.left; l.rank > n.rank {
			n.left, l.right = l.right, n
			*t = l
		}
		return v
	}
	v := m.slot(&n.right, k)
	if r := n.right; r.rank > n.rank {
		n.right, r.left = r.left, n
		*t = r
	}
	return v
}

func (m *treeMap[K, V]) at(k K) *V { return m.slot(&m.root, k) }

func (t *tree[K, V]) all(yield func(K, V) bool) bool {
	return t == nil || t.left.all(yield) && yield(t.key, t.value) && t.right.all(yield)
}

func (m *treeMap[K, V]) each(yield func(K, V) bool) { m.root.all(yield) }

func fold[K ordered, V, A any](seq func(func(K, V) bool), start A, f func(A, K, V) A) A {
	for k, v := range seq {
		start = f(start, k, v)
	}
	return start
}

func main() {
	ints, names := &treeMap[int, int]{}, &treeMap[string, []int]{}
	seed := uint32(5)
	for i := 0; i < 300000; i++ {
		seed = seed*1664525 + 1013904223
		*ints.at(int(seed>>10) % 60000) += i
		if i%4 == 0 {
			name := string([]byte{'a' + byte(seed>>27), 'a' + byte(seed>>22&31), 'a' + byte(seed>>17&31)})
			list := names.at(name)
			*list = append(*list, i)
		}
	}
	total := 0
	for i := 0; i < 20; i++ {
		total += fold(ints.each, 0, func(sum, k, v int) int { return sum*31 + k ^ v })
	}
	most := 0
	longest := fold(names.each, "", func(best, k string, v []int) string {
		if len(v) > most {
			most = len(v)
			return k
		}
		return best
	})
	println(total, ints.n, names.n, longest)
}
