package main

type vec[T any] = []T
type dict[V any] = map[string]V
type pair[A, B any] struct {
	a A
	b B
}
type twin[T any] = pair[T, T]
type fn[A, R any] = func(A) R
type pred[A any] = fn[A, bool]
type matrix[T any] = vec[vec[T]]
type phantom[T any] = int
type ptr[P any] = *P
type nested[T any] = twin[vec[ptr[T]]]
type set[K comparable] = map[K]struct{}

func (p pair[A, B]) flip() pair[B, A] { return pair[B, A]{p.b, p.a} }

func filter[T any](v vec[T], p pred[T]) (r vec[T]) {
	for _, x := range v {
		if p(x) {
			r = append(r, x)
		}
	}
	return
}
func transpose[T any](m matrix[T]) matrix[T] {
	r := make(matrix[T], len(m[0]))
	for i := range r {
		r[i] = make(vec[T], len(m))
		for j := range m {
			r[i][j] = m[j][i]
		}
	}
	return r
}
func sum[T ~int](t twin[T]) T         { return t.a + t.b }
func keys[K comparable](s set[K]) int { return len(s) }

func main() {
	println(len(filter(vec[int]{1, 2, 3, 4}, func(i int) bool { return i > 1 })))
	m := transpose(matrix[string]{{"a", "b", "c"}, {"d", "e", "f"}})
	println(len(m), m[2][0], m[2][1])
	t := twin[int]{1, 2}
	println(sum(t), t.flip().a, any(t) == any(pair[int, int]{1, 2}))
	var p phantom[string] = 3
	var d dict[vec[int]] = map[string][]int{"x": {p}}
	println(d["x"][0], any(p) == any(3))
	x := 5
	n := nested[int]{vec[*int]{&x}, nil}
	*n.a[0]++
	println(x, n.b == nil, keys(set[rune]{'a': {}}))
	_, ok := any(n).(pair[[]*int, []*int])
	_, ok2 := any(filter[string]).(func([]string, func(string) bool) []string)
	println(ok, ok2)
}
