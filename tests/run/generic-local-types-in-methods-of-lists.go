// Generic types declared in generic functions and methods that call each other.
package main

type List[T any] struct {
	head *node[T]
	n    int
}
type node[T any] struct {
	v    T
	next *node[T]
}

func (l *List[T]) Push(v T) *List[T] { l.head = &node[T]{v, l.head}; l.n++; return l }
func (l *List[T]) Each(f func(T)) {
	type it[U any] struct{ p *node[U] }
	for i := (it[T]{l.head}); i.p != nil; i.p = i.p.next {
		f(i.p.v)
	}
}
func Map[T, U any](l *List[T], f func(T) U) *List[U] {
	type state[A, B any] struct {
		in  A
		out B
		f   func(T) U
	}
	s := state[*List[T], *List[U]]{l, &List[U]{}, f}
	s.in.Each(func(t T) { s.out.Push(s.f(t)) })
	return s.out
}
func main() {
	l := (&List[int]{}).Push(1).Push(2)
	m := Map(l, func(i int) string { return string(rune('a' + i)) })
	m.Each(func(s string) { println(s) })
	println(m.n)
}
