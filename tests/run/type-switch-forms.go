package main

type num int
type str string

func (n num) String() string { return "num" }

type stringer interface{ String() string }
type closer interface{ Close() }

func classify(x any) string {
	switch v := x.(type) {
	case nil:
		return "nil"
	case int, int8, int16:
		switch v.(type) {
		case int8:
			return "one of ints: int8"
		}
		return "one of ints"
	case stringer:
		return "stringer " + v.String()
	case string, str:
		_, plain := v.(string)
		if plain {
			return "string"
		}
		return "str"
	case func(int) string:
		return v(3)
	case []any:
		s := ""
		for _, e := range v {
			s += classify(e) + ","
		}
		return "[" + s + "]"
	case *int:
		*v++
		return "pointer"
	case struct{ x int }:
		return "struct"
	case chan<- int, <-chan int:
		return "directed channel"
	case interface{ error }:
		return v.Error()
	default:
		_, ok := v.(closer)
		if ok {
			return "closer"
		}
		return "other"
	}
}

type e struct{}

func (e) Error() string { return "error e" }

type c struct{}

func (c) Close() {}

func eval(s string) any { print(s, " "); return s }

func main() {
	n := 1
	for _, x := range []any{nil, 1, int8(2), int64(3), num(4), "s", str("t"), func(i int) string { return string(rune('a' + i)) },
		[]any{1, nil, []any{num(1)}}, &n, struct{ x int }{1}, struct{ y int }{1}, make(<-chan int), make(chan int), e{}, c{}, stringer(num(1))} {
		println(classify(x))
	}
	println(n)
	switch eval("once").(type) {
	case error:
		println("error")
	case string:
		println("string")
	}
	switch x := any(n); y := x.(type) {
	case int:
		y++
		println(y, n)
	}
	switch any(1).(type) {
	}
	switch any(1).(type) {
	default:
		println("default first")
	case int:
		println("int after default")
	}
loop:
	for i := 0; ; i++ {
		switch any(i).(type) {
		case int:
			if i == 2 {
				break loop
			}
			if i == 1 {
				break
			}
			continue
		}
		println("after switch", i)
	}
}
