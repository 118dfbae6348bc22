package main

// go 1.27

var sink any
var ps *int

func main() {
	x := 1 // ERROR "moved to heap: x"
	b(&x)
	println(g(1))
}

func b(p *int) { a(p); func() { y := 2; ps = &y }() } // ERROR "func literal does not escape" "leaking param: p" "moved to heap: y"

func a(p *int) { ps = p; q := new(int); _ = q; sink = "abc" + string(rune(*p)) } // ERROR "\"abc\" + string(rune(*p)) escapes to heap" "leaking param: p" "new(int) does not escape" "string(rune(*p)) does not escape"

func G[T any](x T) *T { return &x } // ERROR "moved to heap: x"

func g(n int) int {
	s := make([]int, n) // ERROR "make([]int, n) does not escape"
	for i := range s {
		s[i] = *G(i)
	}
	_ = *G("a")
	return h(s) + len(s)
}

func h(s []int) int { // ERROR "s does not escape"
	if len(s) > 5 {
		return g(3)
	}
	m := map[string]int{"a": 1} // ERROR "map[string]int{...} does not escape"
	return m["a"]
}

type pair struct{ a, b *int }

func rec(n int, p *pair) *pair { // ERROR "leaking param: p"
	if n == 0 {
		return p
	}
	q := &pair{a: new(int), b: &[]int{n}[0]} // ERROR "&pair{...} escapes to heap" "[]int{...} escapes to heap" "new(int) escapes to heap"
	f := func() *pair { z := n; return rec(n-1, &pair{&z, q.a}) } // ERROR "&pair{...} escapes to heap" "func literal escapes to heap" "moved to heap: z"
	show(f, n, &pair{}, n > 1) // ERROR "&pair{} escapes to heap" "... argument escapes to heap" "n > 1 escapes to heap" "n escapes to heap"
	return f()
}

func show(list ...any) { sink = list } // ERROR "leaking param: list" "list escapes to heap"

var table = map[string]func() []int{"x": func() []int { return []int{len(first())} }} // ERROR "[]int{...} escapes to heap" "func literal escapes to heap" "map[string]func() []int{...} escapes to heap"

func first() string { return string([]byte{'a'}) } // ERROR "[]byte{...} does not escape" "string([]byte{...}) escapes to heap"

func init() { sink = table; _ = rec(2, nil) }
