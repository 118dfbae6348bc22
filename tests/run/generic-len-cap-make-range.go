package main

func lens[T ~string | ~[]byte](x T) int                       { return len(x) }
func caps[T ~[]int | ~[4]int | ~*[4]int | ~chan int](x T) int { return cap(x)*10 + len(x) }
func constLen[T any](a [7]T) int                              { const n = len(a); return n }
func makeSlice[S ~[]E, E any](n int) S {
	s := make(S, n, n*2)
	return s[:n+1]
}
func makeMap[M ~map[K]V, K comparable, V any](ks []K, v V) M {
	m := make(M, len(ks))
	for _, k := range ks {
		m[k] = v
	}
	return m
}
func makeChan[C ~chan E, E any](es ...E) C {
	c := make(C, len(es))
	for _, e := range es {
		c <- e
	}
	close(c)
	return c
}
func rangeSlice[S ~[]E | ~[2]E, E any](s S, f func(int, E)) {
	for i := 0; i < len(s); i++ {
		f(i, s[i])
	}
}
func rangeAny[S ~[]E, E any](s S, f func(int, E)) {
	for i, e := range s {
		f(i, e)
	}
}
func rangeInt[I ~uint8](n I) (sum I) {
	for i := range n {
		sum += i
	}
	return
}
func rangeString[T ~string](s T) (n rune) {
	for i, r := range s {
		n += r * rune(i+1)
	}
	return
}
func rangeChan[C ~chan E | ~<-chan E, E any](c C) (es []E) {
	for e := range c {
		es = append(es, e)
	}
	return
}
func rangeFunc[F ~func(func(E) bool), E any](f F) (es []E) {
	for e := range f {
		es = append(es, e)
	}
	return
}
func rangePointer[P ~*[3]E, E any](p P) (n int, last E) {
	for n, last = range p {
	}
	return
}
func substr[T ~string | ~[]byte](s T, i, j int) T { return s[i:j] }
func grow[T ~[]byte](s T, t string) (T, int)      { n := copy(s, t); return append(s, t...), n }

type key string
type octet uint8
type table map[key]int
type seq func(func(string) bool)

func main() {
	println(lens("abc"), lens([]byte{1}), caps([]int{1}), caps([4]int{}), caps(&[4]int{}), caps(make(chan int, 3)), constLen([7]string{}))
	println(len(makeSlice[[]string](3)), cap(makeSlice[[]int](3)), len(makeMap[table]([]key{"a", "b", "a"}, 1)))
	rangeSlice([2]string{"x", "y"}, func(i int, s string) { print(i, s, " ") })
	rangeAny([]float64{.5}, func(i int, f float64) { println(i, f) })
	println(rangeInt[octet](10), rangeInt[uint8](200), rangeString(key("aé")))
	println(len(rangeChan(makeChan[chan int](1, 2, 3))), len(rangeFunc(seq(func(y func(string) bool) { _ = y("a") && y("b") }))))
	println(rangePointer(&[3]string{"a", "b", "c"}))
	b, n := grow([]byte("xyz"), "ab")
	println(string(substr(b, 1, 4)), n, substr(key("hello"), 1, 3))
}
