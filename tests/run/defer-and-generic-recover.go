package main

type result[T any] struct {
	v   T
	err error
}
type wrapped[T any] struct{ with T }

func (w wrapped[T]) Error() string { return "wrapped" }

func catch[E error, T any](f func() T) (r result[T], caught bool) {
	defer func() {
		switch e := recover().(type) {
		case E:
			r.err, caught = e, true
		case nil:
		default:
			panic(e)
		}
	}()
	r.v = f()
	return
}
func must[T any](v T, err error) T {
	if err != nil {
		panic(wrapped[T]{v})
	}
	return v
}
func cleanup[T any](log *[]T, v T) func() { return func() { *log = append(*log, v) } }
func nested[T any](n int, v T, log *[]T) {
	defer cleanup(log, v)()
	if n > 0 {
		nested(n-1, v, log)
	}
}

type stack[T any] []T

func (s *stack[T]) pop() (v T) {
	defer func(old int) {
		if len(*s) == old {
			recover()
			v = *new(T)
		}
	}(len(*s))
	v = (*s)[len(*s)-1]
	*s = (*s)[:len(*s)-1]
	return
}
func (s stack[T]) each(f func(T)) {
	for _, x := range s {
		defer f(x)
	}
}

type oops struct{}

func (oops) Error() string { return "oops" }

func main() {
	r, ok := catch[wrapped[int]](func() string { return string(rune('a' + must(1, nil))) })
	println(r.v, ok)
	r, ok = catch[wrapped[int]](func() string { must(42, oops{}); return "" })
	println(r.err.(wrapped[int]).with, ok)
	q, ok := catch[error](func() []int { return must([]int{1}, oops{}) })
	println(len(q.err.(wrapped[[]int]).with), ok, q.v == nil)
	func() {
		defer func() { println("passed on:", recover().(wrapped[int8]).with) }()
		catch[oops](func() int { return int(must(int8(3), oops{})) })
	}()
	var log []string
	nested(3, "x", &log)
	println(len(log))
	s := stack[string]{"a", "b"}
	println(s.pop(), s.pop(), s.pop() == "", len(s))
	stack[int]{1, 2, 3}.each(func(i int) { print(i, " ") })
	println()
}
