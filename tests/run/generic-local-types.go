package main

type L[T any] struct{ v T }

func f() any {
	type T int
	type U = int
	{
		type T string
		func() {
			type T float64
			_ = T(1)
		}()
		return L[T]{}
	}
}

var g = func() any {
	type T struct{}
	return L[T]{}
}()

func h[X any]() any {
	type T struct{ x X }
	return L[T]{}
}
func try(x any) {
	defer func() { println(recover().(error).Error()) }()
	println(x.(int))
}
func main() {
	type T []int
	try(f())
	try(g)
	try(h[int]())
	try(h[T]())
	try(h[L[T]]())
	try(L[T]{})
	try(T{})
	func() { type T int; try(T(1)); try(L[*T]{}) }()
}
