package main

type real interface {
	~int8 | ~uint8 | ~int | ~uint32 | ~float32 | ~float64
}
type text interface{ ~string | ~[]byte }
type runes interface{ ~[]rune | ~string }
type name string
type raw []byte
type small uint8

func to[B, A real](a A) B         { return B(a) }
func text2[B, A text](a A) B      { return B(a) }
func toRunes[T runes](s string) T { return T(s) }
func fromInt[T ~string, I ~int | ~rune](i I) T {
	return T(rune(i))
}
func same[A, B ~struct{ X int }](a A) B { return B(a) }
func ptr[T any, P ~*T](t *T) P          { return P(t) }
func iface[I any, T any](t T) I         { return any(t).(I) }
func constant[T real]() (T, T)          { return 100, T(1) + 'a' }
func slice[T any, S ~[]T](xs ...T) S    { return S(xs) }
func array[A ~[2]T, T any](s []T) A     { return A(s) }
func roundTrip[T real](x T) bool {
	return T(float64(x)) == x && T(to[int](x)) == x
}

type sx struct{ X int }
type sy struct{ X int }
type ip *int
type two [2]string
type list []int

func main() {
	println(to[int8](300), to[uint8](-1), to[int](2.9), to[float32](small(7)), to[small](256+3), to[float64](uint32(1<<32-1)))
	println(text2[string](raw("raw")), string(text2[raw](name("n"))), text2[name]([]byte("b")), len(text2[[]byte]("héé")))
	println(len(toRunes[[]rune]("héé")), len(toRunes[name]("héé")))
	println(fromInt[name](65), fromInt[string]('é'))
	println(same[sx, sy](sx{4}).X)
	n := 5
	println(*ptr[int, ip](&n), iface[error](e(1)).Error(), iface[int](3))
	a, b := constant[int8]()
	c, d := constant[float64]()
	println(a, b, c, d)
	println(len(slice[int, list](1, 2)), array[two]([]string{"p", "q", "r"})[1])
	println(roundTrip(int8(-128)), roundTrip(1.5), roundTrip[float64](1e15), roundTrip(uint32(1<<31)))
}

type e int

func (e) Error() string { return "e" }
