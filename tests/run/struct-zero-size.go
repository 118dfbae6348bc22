package main

import "unsafe"

type empty struct{}
type nested struct {
	a empty
	b [0]int
	c struct{ d, e empty }
}

func (empty) hello() string { return "hello" }
func (e *empty) me() *empty { return e }

type set map[string]empty

func main() {
	println(unsafe.Sizeof(empty{}), unsafe.Sizeof(nested{}), unsafe.Sizeof([10]nested{}))
	println(empty{} == empty{}, nested{} == nested{}, empty{}.hello())
	var e empty
	println(e.me() == &e, (&e).me().hello())
	s := set{"a": {}, "b": {}}
	s["a"] = empty{}
	_, ok := s["b"]
	_, no := s["c"]
	println(len(s), ok, no)
	list := make([]empty, 3, 1000)
	list = append(list, empty{}, e)
	println(len(list), len(list[1:4]), list[4] == e)
	n := 0
	for range list {
		n++
	}
	for i, v := range [4]empty{} {
		if v == e {
			n += i
		}
	}
	println(n, copy(list, list[2:]))
	ch := make(chan nested, 5)
	ch <- nested{}
	ch <- nested{}
	close(ch)
	_, open := <-ch
	println(len(ch), open)
	var i any = empty{}
	println(i == any(empty{}), i == any(struct{}{}), i.(empty).hello())
	m := map[empty]int{}
	m[empty{}]++
	m[e]++
	println(len(m), m[e])
	f := func(a empty, b int, c nested) (empty, int) { return a, b }
	x, y := f(e, 7, nested{})
	println(x == e, y)
	defer func(empty) { println("deferred") }(e)
	type tail struct {
		n int
		e empty
	}
	println(unsafe.Sizeof(tail{}))
}
