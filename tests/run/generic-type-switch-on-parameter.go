package main

type num int
type list[T any] []T

func describe[T any](x T) string {
	switch v := any(x).(type) {
	case nil:
		return "nil"
	case int, num:
		return "integer"
	case []T:
		return "impossible"
	case string:
		return "string " + v
	case error:
		return "error " + v.Error()
	case list[int]:
		return "list of int"
	case interface{ String() string }:
		return v.String()
	}
	return "other"
}
func two[A, B any](x any) string {
	switch x.(type) {
	case A:
		return "A"
	case B:
		return "B"
	case []A, []B:
		return "slice"
	case map[string]A:
		return "map of A"
	case func(A) B:
		return "func"
	case list[A]:
		return "list A"
	case list[list[B]]:
		return "list list B"
	case struct{ f B }:
		return "struct"
	}
	return "none"
}
func as[T any](x any) (T, bool) { t, ok := x.(T); return t, ok }
func kindOf[T any]() string {
	var z T
	switch any(z).(type) {
	case int8, int16, int32, int64, int:
		return "signed"
	case uint8, uint16, uint32, uint64, uint:
		return "unsigned"
	case nil:
		return "interface"
	}
	switch any(&z).(type) {
	case *string:
		return "string"
	case *error:
		return "never"
	}
	return "?"
}

type e struct{}

func (e) Error() string        { return "e" }
func (num) String() string     { return "num" }
func (list[T]) String() string { return "list" }

func main() {
	println(describe(1), describe(num(2)), describe("s"), describe(e{}), describe(list[int]{}), describe(list[bool]{}), describe[any](nil), describe[error](e{}), describe(1.5))
	println(two[int, string](1), two[int, string]("s"), two[int, string]([]string{}), two[int, int](2), two[int, string](map[string]int{}))
	println(two[int, string](func(int) string { return "" }), two[int, string](list[int]{}), two[int, string](list[list[string]]{}), two[int, string](list[string]{}), two[bool, num](struct{ f num }{}))
	println(two[any, error](e{}), two[error, any](1), two[error, e](e{}), two[error, any](nil))
	v, ok := as[error](e{})
	println(v != nil, ok)
	_, ok = as[fmtStringer](num(1))
	n, ok2 := as[num](1)
	println(ok, n, ok2)
	println(kindOf[rune](), kindOf[byte](), kindOf[error](), kindOf[string](), kindOf[num](), kindOf[any]())
}

type fmtStringer interface{ String() string }
