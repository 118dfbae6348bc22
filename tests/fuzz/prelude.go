// What every generated program can call: nothing here panics, and what it prints is the same everywhere.
package main

import "unsafe"

var fuel int

// room is how many values a unit may still dump.
var room int

func tick() {
	fuel--
	if fuel < 0 {
		panic("out of fuel")
	}
}

func pick[T any](c bool, a, b T) T {
	if c {
		return a
	}
	return b
}

func at[E any, I integer](s []E, i I) E {
	var zero E
	if len(s) == 0 {
		return zero
	}
	return s[uint(i)%uint(len(s))]
}

func ref[E any, I integer](s []E, i I) *E {
	if len(s) == 0 {
		return new(E)
	}
	return &s[uint(i)%uint(len(s))]
}

func safe[T any](p *T) *T {
	if p == nil {
		return new(T)
	}
	return p
}

func live[M ~map[K]V, K comparable, V any](m M) M {
	if m == nil {
		return M{}
	}
	return m
}

func tail[S ~[]E, E any](s S) S {
	return s[max(0, len(s)-12):]
}

// part is s[i:j:k] for some i, j, k that are near the given ones.
func part[S ~[]E, E any](s S, i, j, k uint) S {
	k = k % uint(cap(s)+1)
	j = j % (k + 1)
	i = i % (j + 1)
	return s[i:j:k]
}

func clip[T ~string | ~[]byte](s T) T {
	if len(s) > 40 {
		return s[len(s)-40:]
	}
	return s
}

func cut[T ~string](s T, i, j int) T {
	if len(s) == 0 {
		return s
	}
	a, b := uint(i)%uint(len(s)), uint(j)%uint(len(s))
	return s[min(a, b):max(a, b)]
}

func char(s string, i uint) byte {
	if s == "" {
		return 0
	}
	return s[i%uint(len(s))]
}

// near brings x to where all integers can hold it.
func near[F ~float32 | ~float64](x F) F {
	if x >= 0 && x <= 127 {
		return x
	}
	return 42.75
}

// large brings x to where int64 can hold it.
func large[F ~float32 | ~float64](x F) F {
	if x > -9e18 && x < 9e18 {
		return x
	}
	return -1e15
}

type signed interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64
}

type unsigned interface {
	~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr
}

type integer interface{ signed | unsigned }

type float interface{ ~float32 | ~float64 }

type number interface{ integer | float }

type ordered interface{ number | ~string }

func sum[T number](s ...T) (t T) {
	for i, x := range s {
		t = t*3 + x - T(i)
	}
	return t
}

func best[T ordered](s []T) (t T, at int) {
	for i, x := range s {
		if i == 0 || x > t {
			t, at = x, i
		}
	}
	return
}

func sorted[S ~[]T, T ordered](s S) S {
	s = append(S(nil), s...)
	for i := range s {
		for j := i; j > 0 && s[j] < s[j-1]; j-- {
			s[j], s[j-1] = s[j-1], s[j]
		}
	}
	return s
}

func index[T comparable](s []T, x T) int {
	for i, y := range s {
		if x == y {
			return i
		}
	}
	return -1
}

func mapped[S ~[]A, A, B any](s S, f func(A) B) []B {
	var out []B
	for _, x := range s {
		out = append(out, f(x))
	}
	return out
}

func fold[A, B any](s []A, b B, f func(B, A) B) B {
	for _, x := range s {
		b = f(b, x)
	}
	return b
}

func compose[A, B, C any](f func(A) B, g func(B) C) func(A) C {
	return func(x A) C { return g(f(x)) }
}

func via[R any, T interface{ get() R }](x T) R {
	return x.get()
}

// fresh is a new T that took y.
func fresh[T, V any, P interface {
	*T
	put(V)
}](y V) T {
	var x T
	P(&x).put(y)
	return x
}

type stack[T any] struct {
	items []T
	top   *T
}

func (s *stack[T]) push(x T) *stack[T] {
	s.items = append(s.items, x)
	s.top = &s.items[len(s.items)-1]
	return s
}

func (s *stack[T]) pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

func (s *stack[T]) all(yield func(int, T) bool) {
	for i := len(s.items) - 1; i >= 0; i-- {
		if !yield(i, s.items[i]) {
			return
		}
	}
}

type pair[A comparable, B any] struct {
	fst  A
	snd  B
	next *pair[A, B]
}

func (p *pair[A, B]) add(a A, b B) *pair[A, B] {
	return &pair[A, B]{a, b, p}
}

func (p *pair[A, B]) find(a A) (b B, depth int) {
	if p == nil {
		return b, -1
	}
	if p.fst == a {
		return p.snd, 0
	}
	b, depth = p.next.find(a)
	return b, depth + 1
}

func (p *pair[A, B]) each(yield func(A, B) bool) {
	defer func() { note(-1, 0) }()
	for ; p != nil; p = p.next {
		if !yield(p.fst, p.snd) {
			return
		}
	}
}

func upto[T integer](n T) func(func(T) bool) {
	return func(yield func(T) bool) {
		for i := T(0); i < n && yield(i); i++ {
		}
	}
}

// note makes evaluation order visible.
func note[T any](n int, x T) T {
	println("note", n)
	return x
}

func more() bool {
	room--
	if room == 0 {
		print("...")
	}
	return room > 0
}

func dInt[T signed](x T) {
	if more() {
		print(int64(x), " ")
	}
}

func dUint[T unsigned](x T) {
	if more() {
		print(uint64(x), " ")
	}
}

func dFloat[T float](x T) {
	if x != x {
		print("NaN ")
	} else if more() {
		y := float64(x)
		print(*(*uint64)(unsafe.Pointer(&y)), " ")
	}
}

func dComplex[T ~complex64 | ~complex128](x T) {
	dFloat(real(complex128(x)))
	dFloat(imag(complex128(x)))
}

func dString[T ~string](x T) {
	if more() {
		print("'", string(x), "' ")
	}
}

func dBool[T ~bool](x T) {
	if more() {
		print(bool(x), " ")
	}
}

func dSlice[T any](f func(T)) func([]T) {
	return func(s []T) {
		print(len(s), "/", cap(s), "[")
		for _, x := range s {
			if more() {
				f(x)
			}
		}
		print("] ")
	}
}

func dMap[K comparable, V any](k func(K), v func(V)) func(map[K]V) {
	return func(m map[K]V) {
		print(len(m), "{")
		if len(m) == 1 {
			for x, y := range m {
				k(x)
				v(y)
			}
		}
		print("} ")
	}
}

func dOrdered[K ordered, V any](k func(K), v func(V)) func(map[K]V) {
	return func(m map[K]V) {
		print(m == nil, len(m), "{")
		var keys []K
		for x := range m {
			if x == x {
				keys = append(keys, x)
			}
		}
		for _, x := range sorted(keys) {
			if more() {
				k(x)
				v(m[x])
			}
		}
		print("} ")
	}
}

func dPointer[T any](f func(T)) func(*T) {
	return func(p *T) {
		if p == nil {
			print("nil ")
		} else if more() {
			room -= 5
			print("&")
			f(*p)
		}
	}
}

func dFunc[T any](x T) {
	print("func ")
}

func dOf[T any](x T) {
	dAny(x)
}

func dAny(x any) {
	if !more() {
		return
	}
	switch x := x.(type) {
	case nil:
		print("nil ")
	case bool:
		dBool(x)
	case int, int8, int16:
		y, ok := x.(int)
		print("small ", y, ok, " ")
	case int32:
		print("int32 ", x, " ")
	case int64:
		print("int64 ", x, " ")
	case uint8:
		print("byte ", x, " ")
	case uint64, uint:
		_, ok := x.(uint)
		print("big ", ok, " ")
	case float64:
		dFloat(x)
	case float32:
		dFloat(x)
	case complex128:
		dComplex(x)
	case string:
		dString(x)
	case error:
		print("error ", x.Error(), " ")
	case interface{ dump() }:
		x.dump()
	case []int:
		print("ints ", len(x), " ")
	default:
		print("other ")
	}
}

func show(what string, x any) {
	print(what, " ")
	dAny(x)
	println()
}

func caught(what string) {
	if r := recover(); r != nil {
		room = max(room, 30)
		show(what, r)
	}
}

type failure struct {
	code int
	from error
}

func (f *failure) Error() string {
	if f.from != nil {
		return "failure of " + f.from.Error()
	}
	return "failure " + string(rune('a'+uint(f.code)%26))
}

func unit(n int, f func()) {
	fuel, room = 800, 1500
	println("== unit", n)
	defer caught("recovered")
	f()
}
