// Types declared in methods of generic types.
package main

type T0[P any] struct{ p P }

func (t T0[P]) M1() any { type L struct{ T0[P] }; return L{t}.M2() }
func (t T0[P]) M2() any { type L struct{ t T0[P] }; return L{t} }
func (t *T0[P]) M3() any {
	f := func() any {
		type K[Q any] struct {
			p P
			q Q
		}
		return K[T0[P]]{t.p, *t}
	}
	return f()
}
func main() {
	a, b := T0[int]{1}, T0[string]{"x"}
	println(a.M1() == a.M2(), b.M1() == b.M2(), a.M1() == b.M1(), (&a).M3() == (&a).M3())
	f := (*T0[int]).M3
	println(f(&a) == a.M3())
	g := T0[string].M2
	println(g(b) == b.M2())
}
