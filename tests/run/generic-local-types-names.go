// Names of generic types that are declared in generic functions.
package main

func name(x any) { defer func() { println(recover().(error).Error()) }(); _ = x.(interface{ Nope() }) }
func f[T any]() {
	type L[U any] struct {
		t T
		u U
	}
	type N struct{ l L[T] }
	name(L[string]{})
	name(N{})
	func() {
		type L[U any] struct {
			t T
			u U
		}
		name(L[L[T]]{})
	}()
}

type G[V any] struct{}

func (G[V]) M() {
	type L[U any] struct {
		v V
		u U
	}
	name(L[[]V]{})
	name(&L[map[string]V]{})
}
func h[A, B any]() {
	type L struct {
		a A
		b B
	}
	type M[C, D any] struct {
		a A
		c C
		d D
	}
	name(L{})
	name(M[B, A]{})
	name([]M[int, L]{})
}
func main() { f[int](); f[G[string]](); G[int8]{}.M(); h[int, string]() }
