package main

type a struct{ n int }
type b struct{ s string }

func (a) m()  {}
func (*b) m() {}

type im interface{ m() }

func kind(x any) int {
	switch x := x.(type) {
	case int, int8, int16:
		_ = x
		return 1
	case a, *b:
		if i, ok := x.(im); ok {
			i.m()
			return 2
		}
	case [2]int:
		return x[0] + x[1]
	case map[string]int:
		return x["k"]
	case chan int:
		return cap(x)
	case func(int) string:
		return len(x(3))
	case interface{ foo() }:
		return -1
	case nil:
		return 0
	}
	return 99
}

func main() {
	println(kind(1), kind(int16(2)), kind(a{1}), kind(&b{"x"}), kind(b{"x"}))
	println(kind([2]int{3, 4}), kind(map[string]int{"k": 5}), kind(make(chan int, 6)))
	println(kind(func(int) string { return "seven77" }), kind(nil), kind("s"))
	var e error
	switch e.(type) {
	case nil:
		println("nil error")
	}
	switch y := any(3).(type) {
	case string:
		println(len(y))
	case int:
		println(y + 1)
	}
}
