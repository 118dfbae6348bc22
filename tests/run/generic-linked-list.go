package main

type list[T any] struct {
	root element[T]
	n    int
}
type element[T any] struct {
	next, prev *element[T]
	list       *list[T]
	v          T
}

func newList[T any](vs ...T) *list[T] {
	l := new(list[T])
	l.root.next, l.root.prev = &l.root, &l.root
	for _, v := range vs {
		l.insert(v, l.root.prev)
	}
	return l
}
func (l *list[T]) insert(v T, at *element[T]) *element[T] {
	e := &element[T]{at.next, at, l, v}
	at.next.prev, at.next = e, e
	l.n++
	return e
}
func (e *element[T]) remove() T {
	e.prev.next, e.next.prev = e.next, e.prev
	e.list.n--
	e.next, e.prev, e.list = nil, nil, nil
	return e.v
}
func (l *list[T]) all(yield func(*element[T]) bool) {
	for e := l.root.next; e != &l.root; {
		next := e.next
		if !yield(e) {
			return
		}
		e = next
	}
}
func (l *list[T]) reverse() *list[T] {
	for e, first := &l.root, true; first || e != &l.root; e, first = e.prev, false {
		e.next, e.prev = e.prev, e.next
	}
	return l
}
func show[T any](l *list[T], f func(T)) {
	for e := range l.all {
		f(e.v)
		print(" ")
	}
	println("|", l.n)
}
func sorted[T any](l *list[T], less func(a, b T) bool) *list[T] {
	r := newList[T]()
outer:
	for e := range l.all {
		for at := range r.all {
			if less(e.v, at.v) {
				r.insert(e.v, at.prev)
				continue outer
			}
		}
		r.insert(e.v, r.root.prev)
	}
	return r
}

func main() {
	l := newList(5, 2, 8, 2)
	pi := func(i int) { print(i) }
	show(l, pi)
	show(l.reverse(), pi)
	for e := range l.all {
		if e.v == 2 {
			e.remove()
		}
	}
	show(l, pi)
	w := newList("pear", "fig", "apple", "kiwi")
	ps := func(s string) { print(s) }
	show(sorted(w, func(a, b string) bool { return a < b }), ps)
	show(sorted(w, func(a, b string) bool { return len(a) < len(b) }), ps)
	n := newList(newList(1, 2), newList[int](), newList(3))
	show(n, func(l *list[int]) { print(l.n) })
}
