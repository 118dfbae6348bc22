package main

import "unsafe"

type padded struct {
	a int8
	_ [3]byte
	b int32
	_ string
	_ func()
}

type comparable1 struct {
	_ float64
	n int
	_ int
}

func main() {
	p := padded{a: 1, b: 2}
	println(p.a, p.b, unsafe.Sizeof(p), unsafe.Offsetof(p.b))
	x, y := comparable1{n: 1}, comparable1{n: 1}
	// Blank fields do not count in a comparison, whatever is in them.
	*(*float64)(unsafe.Pointer(&x)) = 5
	*(*int)(unsafe.Add(unsafe.Pointer(&y), 16)) = 7
	println(x == y, any(x) == any(y), [1]comparable1{x} == [1]comparable1{y})
	m := map[comparable1]string{x: "x"}
	println(m[y], len(m))
	z := comparable1{1.5, 2, 3} // they do count in a literal without names
	println(z.n, z == comparable1{n: 2})
	var _ = struct{ _, _ int }{1, 2}
	only := struct{ _ int }{}
	println(only == struct{ _ int }{}, unsafe.Sizeof(only))
	type mixed struct {
		_ int
		_ string
		A bool
	}
	v := []mixed{{A: true}, {}}
	println(v[0].A, v[1] == mixed{})
}
