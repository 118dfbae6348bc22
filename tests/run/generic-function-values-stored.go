package main

type op[T any] func(T, T) T
type number interface{ ~int | ~float64 | ~string }

func plus[T number](a, b T) T { return a + b }
func least[T number](a, b T) T {
	if b < a {
		return b
	}
	return a
}
func (o op[T]) fold(xs ...T) T {
	r := xs[0]
	for _, x := range xs[1:] {
		r = o(r, x)
	}
	return r
}
func curry[A, B, R any](f func(A, B) R) func(A) func(B) R {
	return func(a A) func(B) R { return func(b B) R { return f(a, b) } }
}
func compose[A, B, C any](f func(A) B, g func(B) C) func(A) C { return func(a A) C { return g(f(a)) } }
func twice[T any](f func(T) T) func(T) T                      { return compose(f, f) }
func memo[K comparable, V any](f func(K) V) (func(K) V, *int) {
	m, misses := map[K]V{}, 0
	return func(k K) V {
		v, ok := m[k]
		if !ok {
			misses++
			v = f(k)
			m[k] = v
		}
		return v
	}, &misses
}
func fix[A, R any](f func(func(A) R) func(A) R) func(A) R {
	return func(a A) R { return f(fix(f))(a) }
}

var ops = map[string]op[int]{"plus": plus[int], "least": least[int]}
var table = [...]struct {
	name string
	f    func(a, b string) string
}{{"plus", plus[string]}, {"least", least[string]}}

func main() {
	println(ops["plus"].fold(1, 2, 3), ops["least"].fold(3, 1, 2), op[float64](plus[float64]).fold(.5, .25))
	for _, e := range table {
		print(e.name, "=", e.f("b", "a"), " ")
	}
	println()
	inc := curry(plus[int])(1)
	println(inc(5), twice(inc)(5), twice(twice[int])(inc)(0), twice(twice[func(int) int])(twice[int])(inc)(0))
	f, misses := memo(func(s string) int { return len(s) })
	println(f("abc"), f("abc"), f(""), *misses)
	println(fix(func(self func(int) int) func(int) int {
		return func(n int) int {
			if n < 2 {
				return 1
			}
			return n * self(n-1)
		}
	})(10))
	var any1 any = plus[int]
	g, ok := any1.(func(int, int) int)
	_, ok2 := any1.(op[int])
	println(g(2, 3), ok, ok2)
}
