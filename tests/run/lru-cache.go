package main

type entry struct {
	key, value int
	prev, next *entry
}

type lru struct {
	capacity   int
	items      map[int]*entry
	head, tail *entry
}

func newLRU(n int) *lru {
	l := &lru{capacity: n, items: make(map[int]*entry)}
	l.head, l.tail = &entry{}, &entry{}
	l.head.next, l.tail.prev = l.tail, l.head
	return l
}

func (l *lru) unlink(e *entry) { e.prev.next, e.next.prev = e.next, e.prev }
func (l *lru) front(e *entry) {
	e.next, e.prev = l.head.next, l.head
	l.head.next.prev = e
	l.head.next = e
}

func (l *lru) get(k int) (int, bool) {
	e, ok := l.items[k]
	if !ok {
		return 0, false
	}
	l.unlink(e)
	l.front(e)
	return e.value, true
}

func (l *lru) put(k, v int) {
	if e, ok := l.items[k]; ok {
		e.value = v
		l.unlink(e)
		l.front(e)
		return
	}
	if len(l.items) == l.capacity {
		old := l.tail.prev
		l.unlink(old)
		delete(l.items, old.key)
	}
	e := &entry{key: k, value: v}
	l.items[k] = e
	l.front(e)
}

func main() {
	l := newLRU(100)
	hits := 0
	x := uint32(7)
	for i := 0; i < 20000; i++ {
		x = x*1664525 + 1013904223
		k := int(x>>20) % 150
		if v, ok := l.get(k); ok {
			hits++
			if v != k*k {
				println("wrong", k, v)
			}
		} else {
			l.put(k, k*k)
		}
	}
	println(len(l.items), hits)
}
