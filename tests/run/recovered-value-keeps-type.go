package main

type code int
type text string
type point struct{ x, y int }
type failure struct{ why string }

func (f *failure) Error() string { return f.why }

func kind(e any) string {
	switch e := e.(type) {
	case nil:
		return "nil"
	case int:
		return "int"
	case code:
		return "code"
	case text:
		return "text " + string(e)
	case point:
		if e == (point{1, 2}) {
			return "point"
		}
		return "other point"
	case *failure:
		return "failure " + e.Error()
	case []int:
		return "slice"
	case func() string:
		return e()
	case [3]byte:
		return "array"
	case error:
		return "error"
	}
	return "?"
}

func raise(v any) (s string) {
	defer func() { s = kind(recover()) }()
	panic(v)
}

func main() {
	f := &failure{"broken"}
	println(raise(1), raise(code(1)), raise(text("t")), raise(point{1, 2}), raise(point{2, 1}))
	println(raise(f), raise([]int{1}), raise(func() string { return "called" }), raise([3]byte{}))
	println(raise(3.5), raise(struct{}{}), raise((*point)(nil)), raise((*failure)(f)))
	func() {
		defer func() { println(recover() == error(f)) }()
		panic(f)
	}()
	func() {
		defer func() {
			e := recover()
			p, ok := e.(*int)
			println(ok, *p)
			*p = 8
		}()
		x := 7
		defer func() { println("x", x) }()
		panic(&x)
	}()
}
