// What a struct literal has for a blank field is computed and not stored.
package main

import "unsafe"

type t struct {
	a, _, c int
}

type deep struct {
	x int
	_ t
	_ *int
	_ any
	_ [2]string
	y int
}

func words(p unsafe.Pointer, size uintptr) {
	for i := uintptr(0); i < size; i += 8 {
		print(*(*int)(unsafe.Add(p, i)) != 0, " ")
	}
	println()
}

func note(n int) int {
	println("computed", n)
	return n
}

var static = struct{ a, _, c int }{1, 2, 3}
var staticDeep = deep{1, t{1, 2, 3}, &x, 5, [2]string{"a", "b"}, 7}
var dynamic = deep{1, t{1, 2, 3}, new(*x3), x, [2]string{"a", "b"}, note(22)}
var x3 = &x
var list = []t{{1, 2, 3}, {4, 5, 6}}
var many = [...]t{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}, {10, 11, 12}}
var x = 1

//go:noinline
func make1(n int) t { return t{n, note(n + 1), n + 2} }

func makeGeneric[T any](v T) struct{ a, _, b T } { return struct{ a, _, b T }{v, v, v} }

func main() {
	words(unsafe.Pointer(&static), unsafe.Sizeof(static))
	words(unsafe.Pointer(&staticDeep), unsafe.Sizeof(staticDeep))
	words(unsafe.Pointer(&dynamic), unsafe.Sizeof(dynamic))
	words(unsafe.Pointer(&list[0]), 2*unsafe.Sizeof(list[0]))
	words(unsafe.Pointer(&many), unsafe.Sizeof(many))
	v := make1(5)
	words(unsafe.Pointer(&v), unsafe.Sizeof(v))
	p := &deep{note(1), t{1, note(2), 3}, &note2, note(4), [2]string{"x", "y"}, note(5)}
	words(unsafe.Pointer(p), unsafe.Sizeof(*p))
	g := makeGeneric("s")
	words(unsafe.Pointer(&g), unsafe.Sizeof(g))
	m := map[string]t{"k": {1, note(2), 3}}
	e := m["k"]
	words(unsafe.Pointer(&e), unsafe.Sizeof(e))
	println(v == t{5, 9, 7}, static == struct{ a, _, c int }{1, 7, 3})
}

var note2 int
