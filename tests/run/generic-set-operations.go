package main

type set[T comparable] map[T]struct{}

func of[T comparable](xs ...T) set[T] {
	s := make(set[T], len(xs))
	for _, x := range xs {
		s[x] = struct{}{}
	}
	return s
}
func (s set[T]) has(x T) bool { _, ok := s[x]; return ok }
func (s set[T]) union(t set[T]) set[T] {
	r := set[T]{}
	for _, m := range [...]set[T]{s, t} {
		for x := range m {
			r[x] = struct{}{}
		}
	}
	return r
}
func (s set[T]) minus(t set[T]) set[T] {
	r := set[T]{}
	for x := range s {
		if !t.has(x) {
			r[x] = struct{}{}
		}
	}
	return r
}
func (s set[T]) and(t set[T]) set[T]  { return s.minus(s.minus(t)) }
func (s set[T]) within(t set[T]) bool { return len(s.minus(t)) == 0 }
func (s set[T]) equal(t set[T]) bool  { return s.within(t) && t.within(s) }
func sorted[T interface {
	comparable
	~int | ~string
}](s set[T]) (xs []T) {
	for x := range s {
		i := len(xs)
		xs = append(xs, x)
		for ; i > 0 && xs[i-1] > x; i-- {
			xs[i] = xs[i-1]
		}
		xs[i] = x
	}
	return
}
func power[T interface{ ~int | ~string }](s set[T]) (all []set[T]) {
	all = append(all, set[T]{})
	for _, x := range sorted(s) {
		for _, sub := range all[:len(all):len(all)] {
			all = append(all, sub.union(of(x)))
		}
	}
	return
}
func show[T interface{ ~int | ~string }](s set[T]) {
	for _, x := range sorted(s) {
		print(x, " ")
	}
	println("|", len(s))
}

type point struct{ x, y int }

func main() {
	a, b := of(1, 2, 3, 4), of(3, 4, 5)
	show(a.union(b))
	show(a.and(b))
	show(a.minus(b))
	println(a.and(b).within(b), a.equal(of(4, 3, 2, 1, 1)), set[int](nil).within(b), set[int](nil).has(1))
	for _, s := range power(of("x", "y", "z")) {
		for _, e := range sorted(s) {
			print(e)
		}
		print(",")
	}
	println()
	p := of(point{1, 2}, point{2, 1}, point{1, 2})
	println(len(p), p.has(point{2, 1}), len(of[any](1, 1.0, point{}, nil, "1")))
}
