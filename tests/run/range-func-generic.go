package main

type Seq[T any] func(func(T) bool)

func of[T any](xs ...T) Seq[T] {
	return func(yield func(T) bool) {
		for _, x := range xs {
			if !yield(x) {
				return
			}
		}
	}
}

type S[T any] struct{ items []T }

func (s *S[T]) Each() Seq[*T] {
	return func(yield func(*T) bool) {
		for i := range s.items {
			if !yield(&s.items[i]) {
				return
			}
		}
	}
}
func (s S[T]) Find(f func(T) bool) (res *T, ok bool) {
	defer func() {
		if e := recover(); e != nil {
			println("recovered", e.(string))
			ok = true
		}
	}()
	for p := range s.Each() {
		defer func() { println("visited") }()
		if f(*p) {
			return p, true
		}
	}
	return
}
func (s *S[T]) fill(seq Seq[T]) *S[T] {
	for s.items = nil; len(s.items) < 2; {
		for x := range seq {
			s.items = append(s.items, x)
			go func() { _ = x }()
		}
	}
	return s
}
func flat[T any](seqs Seq[Seq[T]]) Seq[T] {
	return func(yield func(T) bool) {
		for s := range seqs {
			for x := range s {
				if !yield(x) {
					return
				}
			}
		}
	}
}
func zip[A, B any](a Seq[A], b []B) func(func(A, B) bool) {
	return func(yield func(A, B) bool) {
		i := 0
		for x := range a {
			if i == len(b) || !yield(x, b[i]) {
				return
			}
			i++
		}
	}
}
func inits() (m map[string]int) {
	m = map[string]int{}
	for k, m[k] = range zip(of("x", "y"), []int{1, 2}) {
	}
	return
}

var k string
var global = func() (n int) {
	for x := range of(1, 2, 3) {
		n += x
	}
	return
}()

type it interface{ Each() Seq[*int] }

func iface(i it) (n int) {
	for p := range i.Each() {
		*p++
		n += *p
	}
	return n
}
func sw(x any) string {
	for i := range of(0, 1, 2) {
		switch v := x.(type) {
		case int:
			if i == 1 {
				break
			}
			if v == i {
				return "int found"
			}
		case string:
			return v
		default:
			continue
		}
		for {
			if i == 2 {
				return "end"
			}
			break
		}
	}
	return "none"
}
func deep(n int) (r [3]int) {
	for a := range of(0, 1, 2) {
		for b := range of(0, 1, 2) {
			for c := range of(0, 1, 2) {
				f := func() [3]int { return [3]int{a, b, c} }
				if a*9+b*3+c == n {
					return f()
				}
			}
		}
	}
	return [3]int{-1}
}
func main() {
	s := (&S[int]{}).fill(of(1, 2, 3))
	p, ok := s.Find(func(i int) bool { return i == 2 })
	println(*p, ok)
	*p = 20
	_, ok = s.Find(func(i int) bool { panic("no") })
	println(ok, s.items[1])
	for x := range flat(of(of("a", "b"), of("c"), of("d", "e"))) {
		if x == "e" {
			break
		}
		print(x)
	}
	println()
	m := inits()
	println(m[""], m["x"], m["y"], k, global, iface(s))
	println(sw(0), sw(1), sw("s"), sw(nil), sw(2))
	d := deep(14)
	println(d[0], d[1], d[2], deep(99)[0])
}
