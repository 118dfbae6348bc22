package main

type number interface {
	~int | ~int32 | ~float64
}

func sum[T number](xs ...T) (t T) {
	for _, x := range xs {
		t += x
	}
	return
}

func mapf[A, B any](s []A, f func(A) B) []B {
	out := make([]B, 0, len(s))
	for _, x := range s {
		out = append(out, f(x))
	}
	return out
}

func filter[S ~[]E, E any](s S, keep func(E) bool) S {
	var out S
	for _, x := range s {
		if keep(x) {
			out = append(out, x)
		}
	}
	return out
}

func keys[M ~map[K]V, K comparable, V any](m M) int { return len(m) }

type celsius float64
type names []string

func index[T comparable](s []T, x T) int {
	for i, v := range s {
		if v == x {
			return i
		}
	}
	return -1
}

func ptr[T any](x T) *T { return &x }

func zero[T any]() (z T) { return }

func main() {
	println(sum(1, 2, 3), sum(1.5, 2), sum[celsius](1, 2.25))
	l := mapf([]string{"a", "bb"}, func(s string) int { return len(s) })
	println(l[0], l[1])
	n := filter(names{"x", "yy", "z"}, func(s string) bool { return len(s) == 1 })
	println(len(n), n[1])
	println(keys(map[string]bool{"k": true}), index([]float64{1, 2.5}, 2.5), index([]any{1, "a"}, any("a")))
	p := ptr(42)
	*p++
	println(*p, *ptr("s"), zero[int](), zero[string]() == "", zero[*int]() == nil)
	f := sum[int]
	println(f(4, 5))
}
