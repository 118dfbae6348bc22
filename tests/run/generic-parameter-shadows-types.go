package main

type string2 = string
type T struct{ name string }

func (T) hello() string { return "method of the package's T" }

func shadow[int any](x int) (int, bool) {
	var y int = x
	_, same := any(y).(int)
	return y, same
}
func swap[string, bool any](s string, b bool) (bool, string) { return b, s }
func useT[T any](x T) T {
	type box struct{ T T }
	b := box{T: x}
	return b.T
}
func nested[A any](a A) any {
	type A2 = A
	f := func() any {
		type A struct{ x int }
		return A{1}
	}
	var b A2 = a
	_ = b
	return f()
}
func constrained[any interface{ ~int }](x any) any               { return x * 2 }
func method[hello interface{ hello() string2 }](h hello) string2 { return h.hello() }

type Pair[len, cap comparable] struct {
	a len
	b cap
}

func (p Pair[len, cap]) equal(q Pair[len, cap]) bool { return p.a == q.a && p.b == q.b }
func (p Pair[x, y]) flip() Pair[y, x]                { return Pair[y, x]{p.b, p.a} }

func T2[T2 any](x T2) []T2 { return []T2{x, x} }

func main() {
	println(shadow("text"))
	println(shadow(1.5))
	println(swap(1, "b"))
	println(useT(T{"n"}).hello(), useT(3))
	println(nested(1) == nested(2), nested(1) == nested("s"))
	println(constrained(21), method(T{}))
	p := Pair[int, string]{1, "x"}
	println(p.equal(Pair[int, string]{1, "x"}), p.flip().flip().equal(p), p.flip().a)
	println(len(T2("z")))
}
