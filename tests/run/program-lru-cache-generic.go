package main

type entry[K comparable, V any] struct {
	key        K
	val        V
	prev, next *entry[K, V]
}
type cache[K comparable, V any] struct {
	cap   int
	index map[K]*entry[K, V]
	ring  entry[K, V]
	evict func(K, V)
}

func newCache[K comparable, V any](n int, evict func(K, V)) *cache[K, V] {
	c := &cache[K, V]{cap: n, index: map[K]*entry[K, V]{}, evict: evict}
	c.ring.prev, c.ring.next = &c.ring, &c.ring
	return c
}
func (e *entry[K, V]) unlink() { e.prev.next, e.next.prev = e.next, e.prev }
func (e *entry[K, V]) after(at *entry[K, V]) {
	e.prev, e.next = at, at.next
	at.next.prev, at.next = e, e
}
func (c *cache[K, V]) get(k K) (v V, ok bool) {
	if e := c.index[k]; e != nil {
		e.unlink()
		e.after(&c.ring)
		return e.val, true
	}
	return
}
func (c *cache[K, V]) put(k K, v V) {
	if e := c.index[k]; e != nil {
		e.val = v
		c.get(k)
		return
	}
	if len(c.index) == c.cap {
		old := c.ring.prev
		old.unlink()
		delete(c.index, old.key)
		c.evict(old.key, old.val)
	}
	e := &entry[K, V]{key: k, val: v}
	e.after(&c.ring)
	c.index[k] = e
}
func (c *cache[K, V]) keys(yield func(K) bool) {
	for e := c.ring.next; e != &c.ring && yield(e.key); e = e.next {
	}
}

func main() {
	evicted := 0
	c := newCache(3, func(k string, v int) { print("evict ", k, v, "; "); evicted += v })
	for i, k := range []string{"a", "b", "c", "a", "d", "b", "e", "a"} {
		if v, ok := c.get(k); ok {
			print("hit ", k, v, "; ")
			continue
		}
		c.put(k, i)
	}
	println(evicted)
	for k := range c.keys {
		print(k, " ")
	}
	println()
	type pt struct{ x, y int }
	sum := 0
	g := newCache(50, func(p pt, s string) { sum += p.x*p.y + len(s) })
	for i := range 1000 {
		p := pt{i * 7 % 61, i % 3}
		if s, ok := g.get(p); !ok || len(s) > 4 {
			g.put(p, "v")
		} else {
			g.put(p, s+"v")
		}
	}
	println(sum, len(g.index))
}
