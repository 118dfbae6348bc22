package main

type box[T any] struct {
	v  T
	ok bool
}

func zero[T any]() T                            { var z T; return z }
func named[T any]() (z T)                       { return }
func fresh[T any]() T                           { return *new(T) }
func isZero[T comparable](x T) bool             { return x == zero[T]() }
func reset[T any](p *T)                         { var z T; *p = z }
func get[K comparable, V any](m map[K]V, k K) V { return m[k] }
func pop[T any](s *[]T) (t T, ok bool) {
	if len(*s) == 0 {
		return
	}
	t = (*s)[len(*s)-1]
	clear((*s)[len(*s)-1:])
	*s = (*s)[:len(*s)-1]
	return t, true
}
func recv[T any](c chan T) T { close(c); return <-c }

type pt struct {
	x int
	s string
}

func main() {
	println(zero[int](), zero[string]() == "", zero[float64](), zero[*int]() == nil, zero[error]() == nil, zero[any]() == nil)
	println(zero[pt]() == pt{}, zero[[3]int]() == [3]int{}, zero[[]int]() == nil, zero[map[int]int]() == nil, zero[func()]() == nil, zero[complex64]())
	println(zero[box[box[int]]]().v.ok, named[box[string]]().v == "", fresh[box[[]int]]().v == nil)
	println(isZero(0), isZero("x"), isZero(pt{}), isZero(pt{0, "s"}), isZero[any](nil), isZero[any](0), isZero([0]int{}), isZero(box[int]{ok: true}))
	p := pt{1, "a"}
	reset(&p)
	println(p.x, p.s)
	var e error = err(3)
	reset(&e)
	println(e == nil)
	println(get(map[string]pt{}, "k").s == "", get(map[any]*pt(nil), 1) == nil, get(map[pt][2]string{p: {"a", "b"}}, pt{})[1])
	s := []string{"a", "b"}
	for {
		v, ok := pop(&s)
		print("[", v, "] ")
		if !ok {
			break
		}
	}
	println(s[:2][0] == "", s[:2][1] == "")
	println(recv(make(chan pt)).x, recv(make(chan error)) == nil)
}

type err int

func (err) Error() string { return "err" }
