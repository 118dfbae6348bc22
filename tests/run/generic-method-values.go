package main

type stack[T any] struct{ items []T }

func (s *stack[T]) push(x T) int { s.items = append(s.items, x); return len(s.items) }
func (s *stack[T]) pop() T {
	x := s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x
}
func (s stack[T]) len() int { return len(s.items) }

type pair[A, B any] struct {
	a A
	b B
}

func (p pair[A, B]) first() A         { return p.a }
func (p pair[A, B]) swap() pair[B, A] { return pair[B, A]{p.b, p.a} }

type outer[T any] struct {
	*stack[T]
	pair[T, string]
}

type measurer interface{ len() int }

func call[T any](f func(T) int, xs ...T) (n int) {
	for _, x := range xs {
		n += f(x)
	}
	return
}
func expr[T any]() func(*stack[T], T) int { return (*stack[T]).push }
func bound[T measurer](t T) func() int    { return t.len }
func unbound[T measurer]() func(T) int    { return T.len }

func main() {
	s := &stack[int]{}
	push := s.push
	println(call(push, 1, 2, 3), s.len())
	f := stack[int].len
	g := (*stack[int]).len
	l := s.len
	s.push(4)
	println(f(*s), g(s), l())
	println(expr[string]()(&stack[string]{}, "x"))
	p := pair[int, string]{1, "one"}
	first, swap := p.first, pair[int, string].swap
	p.a = 2
	println(first(), swap(p).first(), swap(p).swap().first())
	o := outer[int]{s, p}
	op, oe := o.push, outer[int].first
	op(50)
	println(oe(o), outer[int].pop(o), o.pop(), (*outer[int]).len(&o))
	println(bound(s)(), unbound[stack[int]]()(*s), unbound[measurer]()(s), bound[measurer](o)())
	defer func(f func() int) { println(f()) }(s.pop)
	func() { defer s.push(99) }()
}
