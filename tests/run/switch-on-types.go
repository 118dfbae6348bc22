package main

type a struct{ n int }
type named interface{ name() string }

func (v a) name() string { return "a" }

type list []int

func kind(v any) {
	switch x := v.(type) {
	case nil:
		println("nil", x == nil)
	case int, int64: // x keeps the interface's type
		_, isInt := x.(int)
		println("int or int64", isInt)
	case string:
		println("string", len(x))
	case named:
		println("named", x.name())
	case *a:
		println("pointer", x == nil)
	case error:
		println("error", x.Error())
	case []int:
		println("slice", len(x))
	case list:
		println("list", len(x))
	case func(int) string:
		println("func", x(3))
	case map[string]int:
		println("map", x["k"])
	case chan<- int:
		println("send only")
	case chan int:
		println("channel", cap(x))
	case struct{ n int }:
		println("struct", x.n)
	case [2]int:
		println("array", x[1])
	case interface{ other() }:
		println("never")
	default:
		println("default", x != nil)
	}
}

type ptr struct{}

func (*ptr) name() string { return "ptr" }

func main() {
	var nilA *a
	var e error
	for _, v := range []any{nil, 1, int64(2), "str", a{1}, &a{}, []int{1}, list{1, 2}, func(int) string { return "f" },
		map[string]int{"k": 5}, make(chan int, 3), (chan<- int)(nil), struct{ n int }{4}, [2]int{1, 2}, int32(1), 'r', e, &ptr{}, ptr{}, 1.5} {
		kind(v)
	}
	func() {
		defer func() { println(recover().(error).Error()) }()
		kind(nilA) // has the method, but there is nothing to copy the receiver from
	}()
	switch v := any(3); v := v.(type) {
	case int:
		println(v + 1)
	}
	switch any("x").(type) {
	case string:
		println("no variable")
	}
	var n named
	switch n.(type) {
	case nil:
		println("nil interface")
	case a:
		println("no")
	}
}
