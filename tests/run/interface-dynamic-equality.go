package main

type p struct {
	x, y int
	s    string
}
type q struct {
	x, y int
	s    string
}
type f64 float64
type e1 struct{}
type e2 struct{}
type arr [2]string
type withBlank struct {
	a int
	_ int
	b any
}

func same(a, b any) { print(a == b, " ") }

func main() {
	nan := 0.0
	nan /= nan
	same(1, 1)
	same(1, int64(1))
	same(1.0, f64(1))
	same(p{1, 2, "a"}, p{1, 2, "a"})
	same(p{1, 2, "a"}, q{1, 2, "a"})
	same(p(q{1, 2, "a"}), p{1, 2, "a" + string([]byte{})})
	println()
	same(nan, nan)
	same(0.0, -1/1e300/1e300)
	same(e1{}, e1{})
	same(e1{}, e2{})
	same(struct{}{}, struct{}{})
	same(e1{}, struct{}{})
	println()
	same([2]string{"a", "b"}, [2]string{"a", "b"})
	same(arr{"a"}, [2]string{"a"})
	same([2]int{1, 2}, [3]int{1, 2})
	same([1]any{[1]any{1}}, [1]any{[1]any{1}})
	same(withBlank{1, 0, "x"}, withBlank{1, 0, "x"})
	same(withBlank{1, 0, 1}, withBlank{1, 0, uint(1)})
	println()
	i, j := 1, 1
	same(&i, &i)
	same(&i, &j)
	c := make(chan int)
	same(c, c)
	same(c, (<-chan int)(c))
	same(complex(1, 2), complex(1, 2))
	same(complex(nan, 0), complex(nan, 0))
	println()
	var err error
	var a any
	same(err, a)
	println(a == err, err == nil, any(1) == 1, 1 == any(1), any("x") == "x", any(uint8(200)) == byte(200), any('a') == int32(97))
	m := map[any]string{1: "int", int8(1): "int8", "1": "string", 1.0: "float", true: "bool", [1]int{1}: "array", e1{}: "e1", e2{}: "e2", nil: "nil"}
	println(len(m), m[1], m[int8(1)], m[1.0], m[true], m[[1]int{1}], m[e2{}], m[nil], m[f64(1)] == "")
}
