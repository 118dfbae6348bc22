// Generic types in generic functions that contain themselves.
package main

func f[T any]() any {
	type L[U any] struct {
		next *L[U]
		t    T
		u    U
	}
	a := &L[int]{}
	a.next = a
	type M struct{ l L[L[T]] }
	return M{}
}
func main() { println(f[int]() == f[int](), f[int]() == f[string]()) }
