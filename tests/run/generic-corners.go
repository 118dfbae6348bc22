package main

import "unsafe"

type Number interface {
	~int | ~int8 | ~uint8 | ~int64 | ~float64 | ~float32
}

type MyInt int

func (m MyInt) String() string { return "MyInt" }

type Stringer interface{ String() string }

// ---- local types, distinct per instance ----

func local[T any](x T) any {
	type box struct{ v T }
	type named T2[T]
	_ = named{}
	return box{x}
}

type T2[T any] struct{ a T }

func sameLocal[T any]() any {
	type empty struct{}
	return empty{}
}

// ---- pointer method constraint ----

type Setter[T any] interface {
	*T
	Set(string)
}
type conf struct{ s string }

func (c *conf) Set(s string) { c.s = s }
func build[T any, P Setter[T]](ss []string) []T {
	r := make([]T, len(ss))
	for i, s := range ss {
		p := P(&r[i])
		p.Set(s)
	}
	return r
}

// ---- conversions, constants, arithmetic ----

func conv[A, B Number](a A) B { return B(a) }
func addOne[T Number](x T) T  { return x + 1 }
func half[T Number](x T) T    { return x / 2 }
func neg[T Number](x T) T     { return -x }
func shl[T ~int8 | ~int64](x T, n uint) T {
	return x << n
}
func incr[T Number](p *T) { *p++; *p += 2 }

// ---- core types ----

func size[T any]() uintptr { var x T; return unsafe.Sizeof(x) }
func sizeSum[T any]() int {
	var a [unsafe.Sizeof(int64(0))]T
	return len(a) * int(unsafe.Sizeof(a[0]))
}
func sum[S ~[]E, E Number](s S) (t E) {
	for _, v := range s {
		t += v
	}
	return
}
func keys[M ~map[K]V, K comparable, V any](m M) int {
	n := 0
	for range m {
		n++
	}
	var k K
	delete(m, k)
	return n*10 + len(m)
}
func bytesOf[T ~string | ~[]byte](x T) int {
	n := 0
	for i := 0; i < len(x); i++ {
		n += int(x[i])
	}
	return n + len(x[1:])
}
func app[T ~[]byte](x T, s string) T  { return append(x, s...) }
func arr[T [3]int | [3]int8](x T) int { return len(x) }
func send[C ~chan E, E any](c C, e E) E {
	c <- e
	return <-c
}
func call[F ~func(A) B, A, B any](f F, a A) B { return f(a) }
func mk[S ~[]E, E any](n int) S               { return make(S, n, 2*n) }
func lit[S ~[]E, E any](a, b E) S             { return S{b, a} }
func mlit[M ~map[K]V, K comparable, V any](k K, v V) M {
	return M{k: v}
}
func slit[S ~struct{ X, Y int }](x int) S { return S{X: x, Y: x + 1} }

// ---- type switches ----

func kind[T any](x T) string {
	switch any(x).(type) {
	case int:
		return "int"
	case string:
		return "string"
	case []T:
		return "slice of T"
	case Stringer:
		return "stringer"
	case *T:
		return "ptr T"
	}
	return "other"
}
func isA[T any](x any) bool { _, ok := x.(T); return ok }
func which[A, B any](x any) string {
	switch v := x.(type) {
	case A:
		_ = v
		return "A"
	case B:
		return "B"
	case map[string]A:
		return "map A"
	}
	return "none"
}

// ---- methods through constraints ----

func str[T Stringer](x T) string         { return x.String() }
func strf[T Stringer](x T) func() string { return x.String }
func stre[T Stringer]() func(T) string   { return T.String }
func ptrStr[T any, P interface {
	*T
	Stringer
}](x T) string {
	return P(&x).String()
}

type ps struct{ n int }

func (p *ps) String() string { p.n++; return "ps" }

// ---- generic types ----

type List[T any] struct {
	head *node[T]
	n    int
}
type node[T any] struct {
	v    T
	next *node[T]
}

func (l *List[T]) Push(v T) *List[T] { l.head = &node[T]{v, l.head}; l.n++; return l }
func (l *List[T]) Each(f func(T)) {
	for n := l.head; n != nil; n = n.next {
		f(n.v)
	}
}
func (l List[_]) Len() int { return l.n }
func Map[T, U any](l *List[T], f func(T) U) *List[U] {
	r := new(List[U])
	l.Each(func(v T) { r.Push(f(v)) })
	return r
}

type Pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p Pair[K, V]) Swap(v V) Pair[K, V] { p.Val = v; return p }

type Emb[T any] struct {
	List[T]
	*Pair[string, T]
	T2[T]
}
type Tree[T interface{ Less(T) bool }] struct {
	l, r *Tree[T]
	v    T
}

func (t *Tree[T]) Insert(v T) *Tree[T] {
	if t == nil {
		return &Tree[T]{v: v}
	}
	if v.Less(t.v) {
		t.l = t.l.Insert(v)
	} else {
		t.r = t.r.Insert(v)
	}
	return t
}
func (t *Tree[T]) Walk(f func(T)) {
	if t != nil {
		t.l.Walk(f)
		f(t.v)
		t.r.Walk(f)
	}
}
func (m MyInt) Less(o MyInt) bool { return m < o }

type Lenner interface{ Len() int }
type Fn[T any] func(T) T

func (f Fn[T]) Twice(x T) T { return f(f(x)) }

type Vec[T any] []T

func (v Vec[T]) At(i int) T { return v[i] }
func (v *Vec[T]) Add(x T)   { *v = append(*v, x) }

type Iface[T any] interface{ At(int) T }

func first[T any](x Iface[T]) T { return x.At(0) }

type A[T any] = Vec[Pair[string, T]]

// ---- recursion over instances ----

type Nest[T any] struct {
	v    T
	deep *Nest[T]
}

func depth[T any](n int, x T) int {
	if n == 0 {
		return int(size[T]())
	}
	return depth[T](n-1, x) + 1
}
func even[T any](n int) bool {
	if n == 0 {
		return true
	}
	return odd[T](n - 1)
}
func odd[T any](n int) bool {
	if n == 0 {
		return false
	}
	return even[T](n - 1)
}

// ---- closures, defers, goroutines ----

func counter[T Number]() func() T {
	var c T
	return func() T {
		inner := func() { c++ }
		inner()
		return c
	}
}
func deferred[T any](x T, f func(T)) (r T) {
	defer func() {
		if e := recover(); e != nil {
			r = x
		}
	}()
	defer f(x)
	panic("x")
}
func async[T any](x T) T {
	c := make(chan T)
	go func() { c <- x }()
	go func(T) {}(x)
	select {
	case v := <-c:
		return v
	}
}
func try(f func()) {
	defer func() {
		if e, ok := recover().(error); ok {
			println(e.Error())
		}
	}()
	f()
}
func assertTo[T any](x any) T         { return x.(T) }
func eq[T comparable](a, b T) bool    { return a == b }
func zero[T any]() (z T)              { return }
func isNil[T any](x *T) bool          { return x == nil }
func ptr[T any](x T) *T               { return &x }
func multi[A, B any](a A, b B) (B, A) { return b, a }
func variadic[T any](xs ...T) int     { return len(xs) }
func apply[T any](x T, fs ...func(T) T) T {
	for _, f := range fs {
		x = f(x)
	}
	return x
}

type fld struct{ X int }
type num interface{ ~int | ~string }

func maxOf[T num](a, b T) T { return max(a, b) }
func order[T num](a, b T) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
func cplx[F float32 | float64, C complex64 | complex128](c C) bool { return c == 0 }
func strConv[T ~[]byte | ~[]rune | ~string](x T) string            { return string(x) }

var glob = Map(new(List[int]).Push(1).Push(2), func(i int) string { return string(rune('a' + i)) })
var fglob func(int) int = addOne
var table = map[string]func(int, int) int{"max": maxOf[int], "min": func(a, b int) int { return min(a, b) }}

func main() {
	println(local(1) == local(1), local(1) == local("a"), local(int8(1)) == local(int8(1)))
	println(sameLocal[int]() == sameLocal[string](), sameLocal[int]() == sameLocal[int]())
	for _, c := range build[conf]([]string{"a", "b"}) {
		print(c.s, " ")
	}
	println()
	println(conv[int, uint8](300), conv[float64, int](-2.9), conv[int8, float64](-3), conv[MyInt, int64](9))
	println(addOne(1), addOne(1.5), addOne(uint8(255)), half(7), half(7.0), half(MyInt(9)), neg(3), neg(float32(2)))
	println(shl(int8(1), 7), shl(int64(1), 40))
	x, y := 1, 2.5
	incr(&x)
	incr(&y)
	println(x, y)
	println(size[int8](), size[string](), size[Pair[int8, int64]](), sizeSum[int16]())
	println(sum([]int{1, 2, 3}), sum(Vec[float64]{1, 2.5}), keys(map[string]int{"": 1, "a": 2}))
	println(bytesOf("abc"), bytesOf([]byte("abc")), string(app([]byte("x"), "yz")), arr([3]int8{}))
	println(send(make(chan int, 1), 7), call(func(s string) int { return len(s) }, "four"))
	println(len(mk[[]int](3)), cap(mk[Vec[string]](3)), lit[Vec[int]](1, 2)[0], mlit[map[string]int]("a", 5)["a"])
	println(slit[struct{ X, Y int }](3).Y)
	println(kind(1), kind("a"), kind(MyInt(1)), kind([]int{}), kind(1.5), kind(&ps{}))
	println(isA[int](1), isA[string](1), isA[Stringer](MyInt(1)), isA[any](nil), isA[Pair[int, int]](Pair[int, int]{}))
	println(which[int, string](1), which[int, string]("a"), which[int, int](1), which[int, string](map[string]int{}), which[Stringer, int](2), which[int, Stringer](MyInt(2)))
	println(str(MyInt(1)), str[Stringer](&ps{}), strf(MyInt(1))(), stre[MyInt]()(3), stre[Stringer]()(MyInt(1)), ptrStr(ps{}))
	l := new(List[int]).Push(1).Push(2).Push(3)
	Map(l, func(i int) string { return string(rune('0' + i)) }).Each(func(s string) { print(s, ",") })
	println(l.Len(), glob.head.v, glob.Len())
	println(Pair[string, int]{"a", 1}.Swap(4).Val)
	e := Emb[int]{Pair: &Pair[string, int]{"k", 2}, T2: T2[int]{8}}
	e.Push(5).Push(6)
	println(e.Len(), e.Key, e.Swap(9).Val, e.a, Lenner(e).Len(), Lenner(&e).Len())
	push := e.Push
	push(7)
	println(e.n, (*List[int]).Push(&e.List, 1).n, List[int].Len(e.List))
	var t *Tree[MyInt]
	for _, v := range []MyInt{5, 2, 8, 1} {
		t = t.Insert(v)
	}
	t.Walk(func(m MyInt) { print(int(m), " ") })
	println()
	println(Fn[int](func(i int) int { return i * 3 }).Twice(2))
	var v Vec[string]
	v.Add("q")
	println(v.At(0), first[string](v), first(Iface[string](&v)))
	var a A[int]
	a.Add(Pair[string, int]{"z", 26})
	println(a.At(0).Val)
	println(depth(3, "s"), even[int](10), odd[string](10))
	c := counter[float64]()
	c()
	println(c(), counter[int8]()())
	println(deferred(3, func(int) { print("d ") }), async("async"))
	try(func() { assertTo[Pair[int, string]](Pair[string, int]{}) })
	try(func() { assertTo[List[Pair[MyInt, []string]]](1) })
	try(func() { assertTo[Stringer](l) })
	try(func() { assertTo[string](local(MyInt(2))) })
	try(func() { println(eq[any](1, 1), eq[any]("a", 1)); eq[any]([]int{}, []int{}) })
	try(func() { _ = isNil(zero[*int]()); println(*zero[*int]()) })
	println(eq(1, 1), eq("a", "b"), eq(Pair[int, string]{1, "a"}, Pair[int, string]{1, "a"}), *ptr(4))
	p, q := multi(1, "m")
	println(p, q, variadic[int](), variadic("a", "b"), apply(2, addOne[int], func(i int) int { return i * i }, fglob))
	println(maxOf("a", "b"), table["max"](1, 2), table["min"](1, 2), order(1, 2), order("b", "a"))
	println(cplx[float32](complex64(0)), strConv([]rune("hé")), strConv([]byte("b")), strConv("s"))
	f := maxOf[string]
	println(f("x", "y"))
}
