// Methods with type parameters of their own: of plain and generic types, promoted, as values and expressions, inferred,
// recursive, in range clauses; interfaces do not see them; names as Go's.
package main

import "runtime"

type T struct{ n int }

func name() {
	pc, _, _, _ := runtime.Caller(1)
	println(runtime.FuncForPC(pc).Name())
}

//go:noinline
func (t T) Value[P any](p P) P { name(); return p }
func (t *T) Pointer[P, Q any](p P, q Q) (P, Q) {
	name()
	func() { name() }()
	type local struct{ p P; q Q }
	var x any = local{p, q}
	_ = x
	return p, q
}

type G[A any] struct{ a A }

func (g G[A]) M[B any](b B) (A, B)   { name(); return g.a, b }
func (g *G[A]) PM[B ~[]A](b B) (A, B) { name(); func() { name() }(); return b[0], b }

type E struct{ *G[string] }

func main() {
	t := T{1}
	t.Value(1)
	t.Value[string]("x")
	t.Pointer(1, "a")
	f := t.Value[float64]
	f(1)
	g := T.Value[int]
	g(t, 3)
	h := (*T).Pointer[int, int]
	h(&t, 1, 2)
	G[int]{3}.M("x")
	e := E{&G[string]{"s"}}
	e.M(4)
	e.PM([]string{"q"})
	k := E.PM[[]string]
	k(e, []string{"z"})
	defer t.Value(T{3})
	done := make(chan bool)
	go func() { t.Value(1); done <- true }()
	<-done
	println("x")
	var p *T
	_ = p
	func() {
		defer func() { recover() }()
		p.Value(4)
	}()
}

type Set[K comparable] map[K]bool

func (s Set[K]) Map[V any](f func(K) V) []V {
	var r []V
	for k := range s {
		r = append(r, f(k))
	}
	return r
}

type List[T any] struct {
	head T
	next *List[T]
}

func (l *List[T]) Fold[A any](a A, f func(A, T) A) A {
	for ; l != nil; l = l.next {
		a = f(a, l.head)
	}
	return a
}

func (l *List[T]) MapTo[U any](f func(T) U) *List[U] {
	if l == nil {
		return nil
	}
	return &List[U]{f(l.head), l.next.MapTo(f)}
}

func (l *List[T]) Pairs[U any](m *List[U]) func(yield func(T, U) bool) {
	return func(yield func(T, U) bool) {
		for ; l != nil && m != nil; l, m = l.next, m.next {
			if !yield(l.head, m.head) {
				return
			}
		}
	}
}

type Stringer interface{ String() string }

func (l *List[T]) Strings[S interface{ *T; Stringer }]() (r []string) {
	for ; l != nil; l = l.next {
		r = append(r, S(&l.head).String())
	}
	return
}

type N int

func (n *N) String() string { return "N" + string(rune('0'+int(*n))) }

func twice[T any](x T, f func(T) T) T { return f(f(x)) }

type Rec struct{ depth int }

func (r Rec) Down[T any](x T) int {
	if r.depth == 0 {
		return 0
	}
	return 1 + Rec{r.depth - 1}.Down(x)
}

type I interface{ Value(int) int }

func init() {
	s := Set[int]{3: true}
	println(s.Map(func(k int) string { return string(rune('a' + k)) })[0])
	l := &List[int]{1, &List[int]{2, nil}}
	println(l.Fold("", func(a string, x int) string { return a + string(rune('0'+x)) }))
	m := l.MapTo(func(x int) float64 { return float64(x) / 2 })
	println(m.next.head)
	for a, b := range l.Pairs(m) {
		println(a, b)
	}
	for a, b := range l.Pairs[float64](m) {
		println(a, b)
		break
	}
	n := &List[N]{1, &List[N]{2, nil}}
	for _, x := range n.Strings() {
		println(x)
	}
	println(Rec{5}.Down("x"))
	f := l.Fold[int]
	println(f(10, func(a, x int) int { return a + x }))
	var g func(int, func(int, int) int) int = l.Fold
	println(g(20, func(a, x int) int { return a + x }))
	println(twice(T{}, func(t T) T { return t.Value(t) }).n)
	var x any = T{}
	_, ok := x.(I)
	println(ok)
	pick := (*List[int]).Fold[string]
	println(pick(l, "z", func(a string, x int) string { return a }))
}
