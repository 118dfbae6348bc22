package main

type seq[T any] func(func(T) bool)
type seq2[K, V any] func(func(K, V) bool)

func from[T any](xs ...T) seq[T] {
	return func(yield func(T) bool) {
		for _, x := range xs {
			if !yield(x) {
				return
			}
		}
	}
}
func count(from int) seq[int] {
	return func(yield func(int) bool) {
		for i := from; yield(i); i++ {
		}
	}
}
func mapped[T, U any](s seq[T], f func(T) U) seq[U] {
	return func(yield func(U) bool) {
		s(func(t T) bool { return yield(f(t)) })
	}
}
func (s seq[T]) take(n int) seq[T] {
	return func(yield func(T) bool) {
		if n <= 0 {
			return
		}
		i := n
		for t := range s {
			if i--; !yield(t) || i == 0 {
				return
			}
		}
	}
}
func (s seq[T]) where(f func(T) bool) seq[T] {
	return func(yield func(T) bool) {
		for t := range s {
			if f(t) && !yield(t) {
				break
			}
		}
	}
}
func chain[T any](ss ...seq[T]) seq[T] {
	return func(yield func(T) bool) {
		for _, s := range ss {
			for t := range s {
				if !yield(t) {
					return
				}
			}
		}
	}
}
func enumerate[T any](s seq[T]) seq2[int, T] {
	return func(yield func(int, T) bool) {
		i := 0
		for t := range s {
			if !yield(i, t) {
				return
			}
			i++
		}
	}
}
func window[T any](s seq[T], n int) seq[[]T] {
	return func(yield func([]T) bool) {
		var w []T
		for t := range s {
			if w = append(w, t); len(w) > n {
				w = w[1:]
			}
			if len(w) == n && !yield(w) {
				return
			}
		}
	}
}
func reduce[T, A any](s seq[T], a A, f func(A, T) A) A {
	for t := range s {
		a = f(a, t)
	}
	return a
}

func main() {
	even := func(i int) bool { return i%2 == 0 }
	for i, sq := range enumerate(mapped(count(3).where(even), func(i int) int { return i * i }).take(4)) {
		print(i, ":", sq, " ")
	}
	println()
	for s := range chain(from("a", "b"), from[string](), from("c", "d").take(1), from("x").take(0)) {
		print(s, " ")
	}
	println()
	for w := range window(count(1), 3) {
		if w[0] > 3 {
			break
		}
		print(w[0], w[1], w[2], " ")
	}
	println()
	println(reduce(count(1).take(10), "", func(a string, i int) string { return a + string(rune('a'+i)) }))
	println(reduce(chain(count(1).take(3), count(100).take(2)), 0, func(a, i int) int { return a + i }))
}
