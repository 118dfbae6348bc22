package p

type Number interface {
	~int | ~float64
}

type Stringer interface{ String() string }

type Pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p Pair[K, V]) Swap() Pair[V, K] { return Pair[V, K]{p.Val, p.Key} } // ERROR "V does not satisfy comparable"

type Tree[T any] struct {
	left, right *Tree[T]
	val         T
}

func (t *Tree[A]) Walk(f func(A)) {
	if t != nil {
		t.left.Walk(f)
		f(t.val)
		t.right.Walk(f)
	}
}

func (t *Tree[A, B]) Bad() {} // ERROR "receiver declares 2 type parameters, but receiver base type declares 1"

func Sum[T Number](s ...T) T {
	var r T
	for _, v := range s {
		r += v
	}
	return r
}

func Map[A, B any](s []A, f func(A) B) []B { return nil }

func Keys[M ~map[K]V, K comparable, V any](m M) []K { return nil }

func Ptr[T any, P interface {
	*T
	Set(string)
}]() {
}

type settable int

func (*settable) Set(string) {}

type mine int
type named map[string]bool

var (
	_ Pair[string, int]
	_ Pair[string]        // ERROR "not enough type arguments for type Pair: have 1, want 2"
	_ Pair[[]int, int]    // ERROR "\[\]int does not satisfy comparable"
	_ Pair                // ERROR "cannot use generic type Pair\[K comparable, V any\] without instantiation"
	_ mine[int]           // ERROR "mine is not a generic type"
	_ = Sum(1, 2, 3)
	_ = Sum(1, 2.5)
	_ = Sum[mine](1, 2)
	_ = Sum("a")          // ERROR "string does not satisfy Number \(string missing in ~int \| ~float64\)"
	_ = Sum(mine(1), 2.5) // ERROR "2.5 \(untyped float constant\) as mine value|constant 2.5|truncated"
	_ = Sum()             // ERROR "in call to Sum, cannot infer T \(declared at generics.go:31:10\)"
	_ = Sum               // ERROR "cannot use generic function Sum without instantiation"
	_ = Map([]int{1}, func(i int) string { return "" })
	_ = Map([]int{1}, func(s string) string { return s }) // ERROR "type func\(s string\) string of func\(s string\) string {…} does not match inferred type func\(int\) B for func\(A\) B"
	_ = Keys(named{})
	_ = Keys([]int{})     // ERROR "M \(type \[\]int\) does not satisfy ~map\[K\]V"
	_ []string = Keys(named{})
	_ func(...float64) float64 = Sum
)

func f[T any, S Stringer](t T, s S) {
	_ = t == t     // ERROR "invalid operation: t == t \(incomparable types in type set\)"
	_ = t + t      // ERROR "operator \+ not defined on t \(variable of type T constrained by any\)"
	_ = s.String()
	_ = s.Len()    // ERROR "s.Len undefined \(type S has no field or method Len\)"
	_ = any(t).(int)
	_ = t.(int)    // ERROR "cannot use type assertion on type parameter value t"
	var i int = t  // ERROR "cannot use t \(variable of type T constrained by any\) as int value in variable declaration"
	_ = i
	Ptr[settable]()
	Ptr[mine]()    // ERROR "P \(type \*mine\) does not satisfy|\*mine does not satisfy"
}

type Bad1[T any] T           // ERROR "cannot use a type parameter as RHS in type declaration"
type Bad2[T any] struct{ T } // ERROR "embedded field type cannot be a \(pointer to a\) type parameter"
type Bad3[T int | T] int     // ERROR "term cannot be a type parameter"
type Bad4 interface{ int | ~int }   // ERROR "overlapping terms ~int and int"
type Bad5 interface{ ~mine }        // ERROR "invalid use of ~ \(underlying type of mine is int\)"
type Bad6 interface{ int | Stringer } // ERROR "cannot use .*Stringer in union \(.*Stringer contains methods\)"

type Set[T comparable] = map[T]bool

var _ Set[string] = map[string]bool{}
var _ Set[func()] // ERROR "func\(\) does not satisfy comparable"

