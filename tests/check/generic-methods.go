package p

type T struct{}

func (T) plain(int) int        { return 0 }
func (T) m[P any](p P) P       { return p }
func (*T) pm[P, Q any](P) (q Q) { return }

type G[A any] struct{ a A }

func (g G[A]) of[B interface{ ~*A | []A }](b B) (A, B) { return g.a, b }
func (G[_]) same[P any](P, P)                          {}
func (G[A]) A[A any](a A) A                            { return a } // ERROR "A redeclared in this block"
func (G[A]) twice[P any, P any]()                      {} // ERROR "P redeclared in this block"
func (g G[A]) self[B any](b B) {
	_, _ = g.self[B], g.self[A]
	g.self(b)
	G[B]{}.self(1)
}
func (g G[A]) grows[B any]() {
	g.grows[[]B]()
}

type I interface {
	m(int) int
	n[P any](P) // ERROR "interface method must have no type parameters" "undefined: P"
}
type J interface{ m(int) int }

var (
	t T
	_ = t.m(1)
	_ = t.m[string]("x")
	_ = t.m[string](1) // ERROR "cannot use 1 \(untyped int constant\) as string value in argument to t.m\[string\]"
	_ = t.m // ERROR "cannot use generic function t.m without instantiation"
	_ = t.m[int]
	_ = t.m[int, int] // ERROR "got 2 type arguments but want 1"
	_ = t.plain[int] // ERROR "cannot index t.plain \(value of type func\(int\) int\)"
	_ func(int) int = t.m
	_ func(int) string = t.m // ERROR "inferred type func\(p int\) int for func\(p P\) P does not match type func\(int\) string of _"
	_ = T.m[int]
	_ func(T, int) int = T.m
	_ = T.pm // ERROR "invalid method expression T.pm \(needs pointer receiver \(\*T\).pm\)"
	_ = (*T).pm[int, string]
	_ = t.pm(1) // ERROR "in call to t.pm, cannot infer Q"
	_, _ = G[int]{}.of([]int{})
	_, _ = G[int]{}.of(new(int))
	_, _ = G[int]{}.of(1) // ERROR "int does not satisfy"
	_ = G[int].of[[]string] // ERROR "\[\]string does not satisfy"
	_ = G[int]{}.A("x") + "y" // ERROR "mismatched types int and untyped string" "cannot infer A"
	_ J = t // ERROR "cannot use t \(variable of struct type T\) as J value in variable declaration: T does not implement J \(wrong type for method m\)"
	_ = G[string]{}.same[int]
)

func assert(x interface{}) {
	_ = x.(J)
	var j J
	_ = j.(T) // ERROR "impossible type assertion: j.\(T\)"
	G[int]{}.same(1, "x") // ERROR "in call to G\[int\]{}.same, mismatched types untyped int and untyped string \(cannot infer P\)"
	f(t) // ERROR "in call to f, P \(type T\) does not satisfy J \(wrong type for method m\)"
}

func f[P J](P) {}
