package main

type a struct{ x int }
type b struct{ x int }
type c = a

type m1 map[string][]int

func check(x any) string {
	switch x.(type) {
	case a:
		return "a"
	case b:
		return "b"
	case struct{ x int }:
		return "anonymous"
	case []int:
		return "[]int"
	case m1:
		return "m1"
	case map[string][]int:
		return "map"
	case func(int) string:
		return "func"
	case interface{ Foo() }:
		return "Foo"
	case *a:
		return "*a"
	case chan<- int:
		return "send"
	case chan int:
		return "chan"
	case [3]byte:
		return "array"
	}
	return "?"
}

func local() any {
	type a struct{ x int }
	return a{1}
}

func other() any {
	type a struct{ x int }
	return a{1}
}

func main() {
	ch := make(chan int)
	for _, x := range []any{a{}, b{}, c{}, struct{ x int }{}, []int{}, m1{}, map[string][]int{},
		func(int) string { return "" }, &a{}, &c{}, ch, (chan<- int)(ch), [3]byte{}, [3]uint8{}, [4]byte{}, local()} {
		print(check(x), " ")
	}
	println()
	println(local() == other(), local() == local(), any(a{1}) == any(c{1}), any(a{1}) == any(b{1}))
	println(any(int32(1)) == any(rune(1)), any(uint8(1)) == any(byte(1)), any(int(1)) == any(int64(1)))
}
