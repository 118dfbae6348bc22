package lib

type L[T any] struct{ V T }

func plain() any { type S int; _ = S(1); type T struct{ a int }; return T{1} }

func Wrap[N any](v N) any {
	type cell[A any] struct {
		val  N
		next *cell[N]
		prev *cell[A]
	}
	type plain struct{ v N }
	type T struct{}
	_ = func() any { type T struct{ x int }; return L[T]{} }
	return []any{cell[string]{val: v}, plain{v}, L[cell[plain]]{}, L[*plain]{}, func() any { type T int; return L[T]{} }(), cell[cell[N]]{val: v}}
}

type G[K comparable, V any] struct {
	k K
	v V
}

func (g *G[K, V]) Make() any {
	type node[X any] struct {
		k K
		v [1]V
		x X
	}
	type pair struct {
		kk K
		n node[V]
	}
	return []any{node[int]{k: g.k}, pair{}, L[pair]{}, node[pair]{}, map[string]node[K]{}}
}

func New[K comparable, V any](k K, v V) *G[K, V] { return &G[K, V]{k, v} }

func Local() any { type T struct{ b string }; return L[T]{} }

var A, B = func() any { type T int; return L[T]{} }(), func() any { type T string; return []any{L[T]{}, func() any { type T bool; return L[T]{} }()} }()
var _ = reg(func() any { type T int; return L[T]{} })
var _ = reg(func() any { type T string; return L[T]{} })
var Reg []any

func reg(f func() any) int { Reg = append(Reg, f()); return 0 }
func init()                { type T int; Reg = append(Reg, L[T]{}) }
func init()                { type T string; Reg = append(Reg, L[T]{}) }
func _()                   { type T string; Reg = append(Reg, L[T]{}) }

type M struct{}

func (M) F() any  { type T int; return L[T]{} }
func (*M) P() any { type T string; return L[T]{} }
