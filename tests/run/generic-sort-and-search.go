package main

type ordered interface {
	~int | ~int8 | ~uint | ~float64 | ~string
}

func compare[T ordered](a, b T) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
func sortFunc[S ~[]E, E any](s S, cmp func(a, b E) int) {
	if len(s) < 2 {
		return
	}
	p, lo, hi := s[len(s)/2], 0, len(s)-1
	for lo <= hi {
		for cmp(s[lo], p) < 0 {
			lo++
		}
		for cmp(s[hi], p) > 0 {
			hi--
		}
		if lo <= hi {
			s[lo], s[hi] = s[hi], s[lo]
			lo, hi = lo+1, hi-1
		}
	}
	sortFunc(s[:hi+1], cmp)
	sortFunc(s[lo:], cmp)
}
func sort[S ~[]E, E ordered](s S) S { sortFunc(s, compare[E]); return s }
func search[S ~[]E, E, K any](s S, k K, cmp func(E, K) int) (int, bool) {
	i, j := 0, len(s)
	for i < j {
		if h := int(uint(i+j) >> 1); cmp(s[h], k) < 0 {
			i = h + 1
		} else {
			j = h
		}
	}
	return i, i < len(s) && cmp(s[i], k) == 0
}
func by[E any, K ordered](key func(E) K) func(a, b E) int {
	return func(a, b E) int { return compare(key(a), key(b)) }
}
func then[E any](cs ...func(a, b E) int) func(a, b E) int {
	return func(a, b E) int {
		for _, c := range cs {
			if r := c(a, b); r != 0 {
				return r
			}
		}
		return 0
	}
}
func reverse[E any](c func(a, b E) int) func(a, b E) int { return func(a, b E) int { return c(b, a) } }
func compact[S ~[]E, E comparable](s S) S {
	if len(s) == 0 {
		return s
	}
	r := s[:1]
	for _, x := range s[1:] {
		if x != r[len(r)-1] {
			r = append(r, x)
		}
	}
	return r
}

type person struct {
	name string
	age  int8
}
type people []person

func main() {
	for _, x := range compact(sort([]int{5, 2, 8, 2, -1, 5, 5, 0})) {
		print(x, " ")
	}
	for _, x := range sort([]string{"b", "", "abc", "ab"}) {
		print("[", x, "] ")
	}
	println()
	ps := people{{"ann", 30}, {"bob", 25}, {"cid", 30}, {"dan", 25}, {"eve", 41}}
	age := by(func(p person) int8 { return p.age })
	name := by(func(p person) string { return p.name })
	for _, c := range []func(a, b person) int{name, then(age, reverse(name)), reverse(then(age, name))} {
		sortFunc(ps, c)
		for _, p := range ps {
			print(p.name, " ")
		}
		println()
	}
	sortFunc(ps, name)
	println(search(ps, "cid", func(p person, k string) int { return compare(p.name, k) }))
	println(search(ps, "czz", func(p person, k string) int { return compare(p.name, k) }))
	println(search([]float64{.5, 1, 2}, 2, func(f float64, k int) int { return compare(f, float64(k)) }))
	println(search([]int(nil), 1, compare[int]))
}
