package main

// A cache with a map and a ring, as a generic type: entries come, move and go; the collector has work.

type node[K comparable, V any] struct {
	key        K
	value      V
	prev, next *node[K, V]
}

type cache[K comparable, V any] struct {
	room  int
	at    map[K]*node[K, V]
	ring  node[K, V]
	drops int
}

func newCache[K comparable, V any](room int) *cache[K, V] {
	c := &cache[K, V]{room: room, at: make(map[K]*node[K, V])}
	c.ring.prev, c.ring.next = &c.ring, &c.ring
	return c
}

func (c *cache[K, V]) unlink(n *node[K, V]) {
	n.prev.next, n.next.prev = n.next, n.prev
}

func (c *cache[K, V]) push(n *node[K, V]) {
	n.prev, n.next = &c.ring, c.ring.next
	n.prev.next, n.next.prev = n, n
}

func (c *cache[K, V]) get(k K) (v V, ok bool) {
	n, ok := c.at[k]
	if !ok {
		return v, false
	}
	c.unlink(n)
	c.push(n)
	return n.value, true
}

func (c *cache[K, V]) put(k K, v V) {
	if n, ok := c.at[k]; ok {
		n.value = v
		c.unlink(n)
		c.push(n)
		return
	}
	if len(c.at) == c.room {
		last := c.ring.prev
		c.unlink(last)
		delete(c.at, last.key)
		c.drops++
	}
	n := &node[K, V]{key: k, value: v}
	c.at[k] = n
	c.push(n)
}

type point struct{ x, y int32 }

func main() {
	ints, points, names := newCache[int, []byte](20000), newCache[point, string](5000), newCache[string, int](5000)
	seed := uint32(9)
	hits := 0
	for i := 0; i < 1500000; i++ {
		seed = seed*1664525 + 1013904223
		k := int(seed >> 12 % 40000)
		if v, ok := ints.get(k); ok {
			hits += int(v[0])
		} else {
			ints.put(k, []byte{byte(k), 2, 3})
		}
		p := point{int32(k % 97), int32(k % 89)}
		if s, ok := points.get(p); ok {
			hits += len(s)
			if i%4 == 0 {
				names.put(s, i)
			}
		} else {
			points.put(p, string([]byte{'a' + byte(p.x%26), 'a' + byte(p.y%26), byte('0' + k%10)}))
		}
	}
	println(hits, ints.drops, points.drops, names.drops, len(names.at))
}
