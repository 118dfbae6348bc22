package main

type list[T any] struct {
	head *elem[T]
	n    int
}
type elem[T any] struct {
	value T
	next  *elem[T]
}

func (l *list[T]) push(v T) {
	l.head = &elem[T]{v, l.head}
	l.n++
}

func (l *list[T]) each(f func(T)) {
	for e := l.head; e != nil; e = e.next {
		f(e.value)
	}
}

type pair[K comparable, V any] struct {
	key K
	val V
}

func (p pair[K, V]) swap() pair[K, K] { return pair[K, K]{p.key, p.key} }

type set[T comparable] map[T]struct{}

func (s set[T]) add(v T) { s[v] = struct{}{} }
func (s set[T]) has(v T) bool {
	_, ok := s[v]
	return ok
}

type stringer interface{ String() string }

type id int

func (i id) String() string { return "id" + string(rune('0'+i)) }

func join[T stringer](xs []T) (s string) {
	for _, x := range xs {
		s += x.String()
	}
	return
}

type tree[T interface{ less(T) bool }] struct {
	left, right *tree[T]
	v           T
}

func (t *tree[T]) insert(v T) *tree[T] {
	if t == nil {
		return &tree[T]{v: v}
	}
	if v.less(t.v) {
		t.left = t.left.insert(v)
	} else {
		t.right = t.right.insert(v)
	}
	return t
}

func (t *tree[T]) walk(f func(T)) {
	if t != nil {
		t.left.walk(f)
		f(t.v)
		t.right.walk(f)
	}
}

func (i id) less(j id) bool { return i < j }

func main() {
	var l list[string]
	l.push("a")
	l.push("b")
	l.each(func(s string) { print(s, " ") })
	println(l.n)
	p := pair[string, int]{"k", 1}
	println(p.key, p.val, p.swap().val)
	s := set[int]{}
	s.add(3)
	println(s.has(3), s.has(4), len(s))
	println(join([]id{1, 2, 3}))
	var t *tree[id]
	for _, v := range []id{5, 2, 8, 1} {
		t = t.insert(v)
	}
	t.walk(func(v id) { print(v, " ") })
	println()
	var a any = l
	_, ok := a.(list[string])
	_, ok2 := a.(list[int])
	println(ok, ok2)
}
