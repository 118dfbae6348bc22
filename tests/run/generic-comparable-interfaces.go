package main

func index[T comparable](xs []T, x T) int {
	for i, v := range xs {
		if v == x {
			return i
		}
	}
	return -1
}
func unique[T comparable](xs ...T) int {
	m := map[T]struct{}{}
	for _, x := range xs {
		m[x] = struct{}{}
	}
	return len(m)
}
func equal[T comparable](a, b T) bool { return a == b && !(a != b) }

type set[T comparable] map[T]bool

func (s set[T]) add(x T) bool { old := s[x]; s[x] = true; return !old }

type wrap struct{ v any }
type arr [2]any
type noise interface{ noise() }
type cat struct{ n int }
type zoo []cat

func (cat) noise() {}
func (zoo) noise() {}

func try(f func()) {
	defer func() {
		if e := recover(); e != nil {
			println(e.(error).Error())
		}
	}()
	f()
}

func main() {
	println(index([]any{1, "x", nil, 2.5}, any("x")), index([]noise{cat{1}, cat{2}}, noise(cat{2})), unique[any](1, 1.0, "1", nil, nil, 1))
	println(equal[any](nil, nil), equal(wrap{1}, wrap{1}), equal(arr{1, "a"}, arr{1, "b"}), equal[noise](cat{1}, zoo{}))
	try(func() { println(equal[any]([]int{}, []int{})) })
	try(func() { println(equal(wrap{zoo{}}, wrap{zoo{}})) })
	try(func() { println(equal(arr{1, func() {}}, arr{2, func() {}})) })
	try(func() { println(equal(arr{1, func() {}}, arr{1, func() {}})) })
	try(func() { println(unique[noise](cat{1}, zoo{})) })
	try(func() { println(index([]any{1, map[int]int{}}, any(map[int]int{}))) })
	s := set[wrap]{}
	println(s.add(wrap{1}), s.add(wrap{1}), s.add(wrap{"1"}), len(s))
	try(func() { s.add(wrap{wrap{[]string{}}}) })
	nan := 0.0
	nan /= nan
	println(unique(nan, nan), index([]float64{nan}, nan), equal(nan, nan), equal[any](nan, nan))
}
