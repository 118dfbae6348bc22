package main

import (
	"loc/lib"
	"loc/x"
)

func name(v any) (s string) {
	defer func() { s = recover().(error).Error() }()
	_ = v.(func(int, int, int))
	return
}
func show(v any) {
	if l, ok := v.([]any); ok {
		for _, e := range l {
			show(e)
		}
		return
	}
	println(name(v))
}
func main() {
	type T struct{}
	show(lib.Wrap(5))
	show(lib.Wrap(lib.L[T]{}))
	show(lib.New("a", 1).Make())
	show(lib.New(T{}, T{}).Make())
	show(lib.Local())
	show(lib.A)
	show(lib.B)
	show(lib.Reg)
	show(lib.M{}.F())
	show((&lib.M{}).P())
	a, b := lib.Wrap(5).([]any), x.Get().([]any)
	for i := range a {
		print(a[i] == b[i], " ")
	}
	c, d := lib.New("a", 1).Make().([]any), x.GetG().([]any)
	println(c[1] == d[1], c[2] == d[2])
	a[0] = lib.Wrap("x").([]any)[0]
	println(a[0] == b[0], lib.A == lib.B.([]any)[0], lib.Reg[0] == lib.Reg[1], lib.Reg[2] == lib.Reg[3])
}
