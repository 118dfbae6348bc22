package main

type option[T any] struct{ v *T }

func some[T any](v T) option[T] { return option[T]{&v} }
func none[T any]() option[T]    { return option[T]{} }
func (o option[T]) or(d T) T {
	if o.v == nil {
		return d
	}
	return *o.v
}
func (o option[T]) filter(f func(T) bool) option[T] {
	if o.v != nil && f(*o.v) {
		return o
	}
	return none[T]()
}
func bind[T, U any](o option[T], f func(T) option[U]) option[U] {
	if o.v == nil {
		return none[U]()
	}
	return f(*o.v)
}

type result[T any] struct {
	v   T
	err error
}
type fail string

func (f fail) Error() string { return string(f) }

func try[T any](f func() T) (r result[T]) {
	defer func() {
		switch e := recover().(type) {
		case nil:
		case error:
			r.err = e
		default:
			panic(e)
		}
	}()
	r.v = f()
	return
}
func (r result[T]) must() T {
	if r.err != nil {
		panic(r.err)
	}
	return r.v
}
func then[T, U any](r result[T], f func(T) (U, error)) result[U] {
	if r.err != nil {
		return result[U]{err: r.err}
	}
	u, err := f(r.v)
	return result[U]{u, err}
}
func index[K comparable, V any](m map[K]V, k K) option[V] {
	if v, ok := m[k]; ok {
		return some(v)
	}
	return none[V]()
}

func main() {
	m := map[string]int{"one": 1, "two": 2}
	names := map[int]string{2: "deux"}
	for _, k := range []string{"one", "two", "three"} {
		print(bind(index(m, k), func(i int) option[string] { return index(names, i) }).or("-"), " ")
		print(index(m, k).filter(func(i int) bool { return i%2 == 1 }).or(-1), " ")
	}
	println(some(some(3)).or(none[int]()).or(0), none[option[int]]().or(some(4)).or(0))
	z := 0
	r := try(func() int { return 10 / z })
	println(r.v, r.err.Error())
	z = 3
	half := func(i int) (float64, error) {
		if i%2 == 1 {
			return 0, fail("odd")
		}
		return float64(i) / 2, nil
	}
	println(then(r, half).err == r.err, then(try(func() int { return 10 / z }), half).err.Error())
	println(then(result[int]{v: 8}, half).must(), try(func() string { return then(r, half).err.Error() }).must())
	println(try(func() any { return r.must() }).err == r.err)
}
