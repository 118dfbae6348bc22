package main

const order = 3

type ordered interface{ ~int | ~string }
type node[K ordered] struct {
	keys []K
	kids []*node[K]
}
type btree[K ordered] struct {
	root *node[K]
	n    int
}

func (n *node[K]) search(k K) (int, bool) {
	lo, hi := 0, len(n.keys)
	for lo < hi {
		if m := (lo + hi) / 2; n.keys[m] < k {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo, lo < len(n.keys) && n.keys[lo] == k
}
func insertAt[T any](s []T, i int, v T) []T {
	s = append(s, v)
	copy(s[i+1:], s[i:])
	s[i] = v
	return s
}
func (n *node[K]) split(i int) {
	c := n.kids[i]
	mid := c.keys[order-1]
	r := &node[K]{keys: append([]K(nil), c.keys[order:]...)}
	c.keys = c.keys[:order-1]
	if c.kids != nil {
		r.kids = append(r.kids, c.kids[order:]...)
		c.kids = c.kids[:order]
	}
	n.keys = insertAt(n.keys, i, mid)
	n.kids = insertAt(n.kids, i+1, r)
}
func (t *btree[K]) insert(k K) bool {
	if t.root == nil {
		t.root = &node[K]{}
	}
	if len(t.root.keys) == 2*order-1 {
		t.root = &node[K]{kids: []*node[K]{t.root}}
		t.root.split(0)
	}
	for n := t.root; ; {
		i, ok := n.search(k)
		if ok {
			return false
		}
		if n.kids == nil {
			n.keys = insertAt(n.keys, i, k)
			t.n++
			return true
		}
		if len(n.kids[i].keys) == 2*order-1 {
			n.split(i)
			continue
		}
		n = n.kids[i]
	}
}
func (n *node[K]) walk(f func(K) bool) bool {
	for i, k := range n.keys {
		if n.kids != nil && !n.kids[i].walk(f) || !f(k) {
			return false
		}
	}
	return n.kids == nil || n.kids[len(n.keys)].walk(f)
}
func (t *btree[K]) all(yield func(K) bool) { _ = t.root != nil && t.root.walk(yield) }
func (n *node[K]) depth() int {
	if n.kids == nil {
		return 1
	}
	d := n.kids[0].depth()
	for _, k := range n.kids[1:] {
		if k.depth() != d {
			panic("not balanced")
		}
	}
	return d + 1
}

func main() {
	var t btree[int]
	x, dups := 1, 0
	for range 500 {
		x = x * 75 % 1009
		if !t.insert(x) {
			dups++
		}
	}
	last, sorted := -1, true
	for k := range t.all {
		sorted = sorted && k > last
		last = k
	}
	println(t.n, dups, t.root.depth(), sorted, last)
	for k := range t.all {
		if k > 30 {
			break
		}
		print(k, " ")
	}
	println()
	var w btree[string]
	for _, s := range []string{"m", "c", "x", "a", "c", "q", "b", "z"} {
		w.insert(s)
	}
	for s := range w.all {
		print(s, " ")
	}
	println(w.n, len((&btree[string]{}).root.keysOrNil()))
}

func (n *node[K]) keysOrNil() []K {
	if n == nil {
		return nil
	}
	return n.keys
}
