package main

type even[T any] struct {
	v    T
	next *odd[T]
}
type odd[T any] struct {
	v    T
	next *even[T]
}

func (e *even[T]) len() int {
	if e == nil {
		return 0
	}
	return 1 + e.next.len()
}
func (o *odd[T]) len() int {
	if o == nil {
		return 0
	}
	return 1 + o.next.len()
}

type tree[K interface{ compare(K) int }, V any] struct {
	root *node[K, V]
	pool freeList[*node[K, V]]
}
type node[K interface{ compare(K) int }, V any] struct {
	k    K
	v    V
	kids [2]*node[K, V]
	home *tree[K, V]
}
type freeList[P any] struct{ free []P }

func (t *tree[K, V]) at(k K) *V {
	p := &t.root
	for *p != nil {
		c := k.compare((*p).k)
		if c == 0 {
			return &(*p).v
		}
		p = &(*p).kids[(c+1)/2]
	}
	*p = &node[K, V]{k: k, home: t}
	t.pool.free = append(t.pool.free, *p)
	return &(*p).v
}
func (n *node[K, V]) walk(f func(K, V)) {
	if n != nil {
		n.kids[0].walk(f)
		f(n.k, n.v)
		n.kids[1].walk(f)
	}
}

type word string

func (w word) compare(x word) int {
	switch {
	case w < x:
		return -1
	case w > x:
		return 1
	}
	return 0
}

type visitor[R any] interface {
	num(int) R
	add(a, b expr[R]) R
}
type expr[R any] func(visitor[R]) R

func num[R any](n int) expr[R]        { return func(v visitor[R]) R { return v.num(n) } }
func add[R any](a, b expr[R]) expr[R] { return func(v visitor[R]) R { return v.add(a, b) } }

type eval struct{}
type show struct{}

func (eval) num(n int) int                  { return n }
func (e eval) add(a, b expr[int]) int       { return a(e) + b(e) }
func (show) num(n int) string               { return string(rune('0' + n)) }
func (s show) add(a, b expr[string]) string { return "(" + a(s) + "+" + b(s) + ")" }
func sample[R any](v visitor[R]) R          { return add(num[R](1), add(num[R](2), num[R](3)))(v) }

func main() {
	l := &even[string]{"a", &odd[string]{"b", &even[string]{"c", nil}}}
	println(l.len(), l.next.len(), l.next.next.v)
	var t tree[word, int]
	for _, w := range []word{"the", "cat", "the", "mat", "a", "cat", "the"} {
		*t.at(w)++
	}
	t.root.walk(func(w word, n int) { print(w, n, " ") })
	println(len(t.pool.free), t.pool.free[2].home == &t)
	println(sample[int](eval{}), sample[string](show{}))
}
