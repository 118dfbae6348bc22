package main

type list []int

func variadic(s ...int) bool { return s == nil }

func main() {
	var n []int
	e := []int{}
	m := make([]int, 0)
	println(n == nil, e == nil, m == nil, len(n), cap(n), len(e), cap(e))
	println(n[:] == nil, n[0:0] == nil, e[:] == nil, n[:0:0] == nil)
	println([]byte("") == nil, []byte(nil) == nil, []rune("") == nil)
	println(variadic(), variadic(n...), variadic(e...), variadic([]int(nil)...))
	println(append(n, e...) == nil, append(n, n...) == nil, append(e, n...) == nil)
	for range n {
		println("never")
	}
	var i any = n
	_, isSlice := i.([]int)
	println(i == nil, isSlice, list(n) == nil, any(list(nil)) == nil)
	clear(n)
	println(copy(n, []int{1}), copy(n, n), string([]byte(nil)) == "")
	var a [0]int
	println(a[:] == nil, (&a)[:] == nil)
	var p *[0]int
	println(p[:] == nil, (*[0]int)(n) == nil, (*[0]int)(e) == nil)
	s := []int{1, 2}[2:]
	println(s == nil, len(s), cap(s))
	t := struct{ s []int }{}
	println(t.s == nil, len(t.s))
}
