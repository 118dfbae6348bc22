package main

var calls = map[string]int{}

func counter[T any](name string) func() int {
	n := 0
	type key struct{ t *T }
	return func() int {
		n++
		calls[name]++
		return n
	}
}

type registry[T any] struct{}

var store = map[any][]any{}

func (registry[T]) add(v T) int {
	k := registry[T]{}
	store[k] = append(store[k], v)
	return len(store[k])
}
func (registry[T]) get(i int) T { return store[registry[T]{}][i].(T) }

func typeKey[T any]() any {
	type k struct{}
	return k{}
}
func once[T any](f func() T) func() T {
	var v *T
	return func() T {
		if v == nil {
			x := f()
			v = &x
		}
		return *v
	}
}
func constName[T any]() string {
	const size = 3
	var a [size]T
	type pair struct {
		x T
		n [size]int
	}
	p := pair{x: a[0]}
	return string(rune('0' + len(p.n) + len(a)))
}
func cache[K comparable, V any]() (func(K, V), func(K) (V, bool)) {
	m := map[K]V{}
	return func(k K, v V) { m[k] = v }, func(k K) (V, bool) { v, ok := m[k]; return v, ok }
}

type myInt int

func main() {
	a, b, c := counter[int]("int"), counter[int]("int"), counter[string]("string")
	println(a(), a(), b(), c(), calls["int"], calls["string"])
	var ri registry[int]
	var rm registry[myInt]
	var rs registry[string]
	println(ri.add(1), ri.add(2), rm.add(3), rs.add("s"), registry[int]{}.add(5))
	println(ri.get(1), rm.get(0), rs.get(0), len(store))
	keys := map[any]bool{typeKey[int](): true, typeKey[myInt](): true, typeKey[[]int](): true, typeKey[int](): true}
	println(len(keys), typeKey[int]() == typeKey[int](), typeKey[int]() == typeKey[int8]())
	n := 0
	o := once(func() string { n++; return "made" })
	println(o(), o(), n)
	println(constName[int](), constName[string]())
	put, get := cache[any, []int]()
	put(1, []int{1})
	put(int8(1), nil)
	x, ok := get(1)
	y, ok2 := get(int8(1))
	_, ok3 := get(1.0)
	println(len(x), ok, y == nil, ok2, ok3)
}
