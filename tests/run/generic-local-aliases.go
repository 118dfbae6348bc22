// Generic aliases declared in generic functions.
package main

func f[T any](x T) int {
	type A[U any] = []U
	type B[U any] = map[string]A[U]
	type C = B[T]
	var c C = C{"k": A[T]{x, x, x}}
	return len(c["k"])
}
func g[T any](x T) any {
	type A[U any] = struct {
		u U
		t T
	}
	type B[V any] = A[[]V]
	return len(B[T]{[]T{x}, x}.u)
}
func main() { println(f(1), f("x"), g(1).(int)) }
