// Local types as type arguments of functions with local types.
package main

func outer[T any](x T) any {
	type A struct{ t T }
	return mid(A{x})
}
func mid[T any](x T) any {
	type B[U any] struct {
		t T
		u U
	}
	return inner(B[T]{x, x})
}
func inner[T any](x T) any {
	type C[U any] struct {
		next *C[U]
		t    T
		u    U
	}
	c := &C[[]T]{t: x}
	c.next = c
	return *c.next.next
}
func main() {
	defer func() { println(recover().(error).Error()) }()
	a := outer(1)
	_, ok := a.(int)
	println(ok)
	println(a == outer(1))
}
