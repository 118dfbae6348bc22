package main

type pair struct {
	n int
	s string
}

var zero float64

func main() {
	a, b := [3]int{1, 2, 3}, [...]int{1, 2, 3}
	println(a == b, a != [3]int{1, 2, 4}, [0]int{} == [0]int{})
	s, t := [2]string{"a", "b"}, [2]string{"a", "b" + string([]byte{})}
	println(s == t, s == [2]string{"a"})
	println([2]pair{{1, "x"}} == [2]pair{{1, "x"}, {}}, [1]pair{{1, "y"}} == [1]pair{{1, "x"}})
	println([2]float64{zero, 1} == [2]float64{-zero, 1}, [1]float64{zero / zero} == [1]float64{zero / zero})
	println([2]any{1, "a"} == [2]any{1, "a"}, [2]any{1, "a"} == [2]any{int8(1), "a"})
	println([2][2]int{{1, 2}, {3, 4}} == [2][2]int{{1, 2}, {3, 4}})
	var large, other [1000]int
	println(large == other)
	other[999] = 1
	println(large == other)
	p, q := &a, &b
	println(p == q, *p == *q, [1]*[3]int{p} == [1]*[3]int{q})
	defer func() { println(recover().(error).Error()) }()
	// Compared from the start: the difference comes before what cannot be compared.
	println([2]any{1, []int{}} == [2]any{2, []int{}})
	println([2]any{1, []int{}} == [2]any{1, []int{}})
}
