package main

func mapTo[T, U any](xs []T, f func(T) U) (r []U) {
	for _, x := range xs {
		r = append(r, f(x))
	}
	return
}
func fold[T, A any](xs []T, a A, f func(A, T) A) A {
	for _, x := range xs {
		a = f(a, x)
	}
	return a
}
func id[T any](x T) T                { return x }
func pair[A, B any](a A, b B) string { return name[A]() + "," + name[B]() }
func same[T any](a, b T) string      { return name[T]() }
func name[T any]() string {
	var p *T
	switch any(p).(type) {
	case *int:
		return "int"
	case *float64:
		return "float64"
	case *rune:
		return "rune"
	case *string:
		return "string"
	case *complex128:
		return "complex128"
	case *ints:
		return "ints"
	case *[]int:
		return "[]int"
	case *bool:
		return "bool"
	case *func(int) string:
		return "func(int) string"
	case *myFunc:
		return "myFunc"
	}
	return "?"
}

type ints []int
type myFunc func(int) string

func elem[S ~[]E, E any](s S) string                { return name[S]() + "/" + name[E]() }
func fn[F ~func(A) R, A, R any](f F) string         { return name[F]() + "/" + name[A]() + "/" + name[R]() }
func key[M ~map[K]V, K comparable, V any](M) string { return name[K]() + ">" + name[V]() }
func ptr[P ~*T, T any](p P) string                  { return name[T]() }
func cross[T any](f func(T), g func() T) string     { return name[T]() }
func apply[T any](x T, f func(T) T) T               { return f(x) }
func conv(i int) string                             { return string(rune('a' + i)) }
func variadic[T any](xs ...T) string                { return name[T]() }
func array[T any, A [2]T | [3]T](a A, t T) string   { return name[T]() }

func main() {
	println(pair(1, 2.5), pair('x', "s"), pair(1i, true))
	println(same(1, 2.5), same('a', 1), same(1, 2i), same(2.0, 'a'), same(1, 2))
	println(elem(ints{}), elem([]int{}), fn(conv), fn(myFunc(conv)), key(map[string]rune{}), ptr(new(bool)))
	for _, s := range mapTo(ints{0, 1, 2}, conv) {
		print(s)
	}
	println(len(mapTo([]string{"a"}, func(s string) bool { return s == "" })))
	println(fold([]int{1, 2, 3}, "", func(a string, i int) string { return a + conv(i) }))
	println(cross(func(float64) {}, func() float64 { return 0 }), apply(3, id), apply("x", id[string]))
	var f func(string) string = id
	var g func(float64, bool) string = pair
	h := mapTo[int, string]
	println(f("assigned"), g(1, true), len(h(nil, conv)))
	println(variadic(1, 2.0), variadic[string](), variadic([]bool{}...), array([2]rune{}, 'x'))
	fs := []func(int) int{id[int], func(x int) int { return -x }}
	println(fs[0](4), fs[1](4), func() func(rune) rune { return id }()('z'))
	var part func([]bool, func(bool) int) []int = mapTo[bool]
	_ = part
}
