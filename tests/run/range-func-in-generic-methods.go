package main

type list[T any] struct {
	v    T
	next *list[T]
}

func (l *list[T]) all(yield func(int, T) bool) {
	i := 0
	for ; l != nil; l = l.next {
		if !yield(i, l.v) {
			return
		}
		i++
	}
}
func (l *list[T]) values() func(func(T) bool) {
	return func(yield func(T) bool) {
		for _, v := range l.all {
			if !yield(v) {
				return
			}
		}
	}
}
func (l *list[T]) find(f func(T) bool) (v T, at int, ok bool) {
	defer func() {
		if e, bad := recover().(string); bad {
			at = -len(e)
		}
	}()
	for i, x := range l.all {
		defer func() { at += 100 }()
		if f(x) {
			return x, i, true
		}
	}
	return v, -1, false
}
func from[T any](xs ...T) (l *list[T]) {
	for i := range len(xs) {
		l = &list[T]{xs[len(xs)-1-i], l}
	}
	return
}
func collect[T any, S ~func(func(T) bool)](s S) (r []T) {
	for v := range s {
		r = append(r, v)
	}
	return
}
func closures[T any](s func(func(T) bool)) (fs []func() T) {
	for v := range s {
		fs = append(fs, func() (old T) { old, v = v, *new(T); return })
	}
	return
}
func pairs[K comparable, V any](m func(func(K, V) bool)) map[K][]V {
	r := map[K][]V{}
	for r2, v := range m {
		r[r2] = append(r[r2], v)
	}
	return r
}

type tree[T any, C interface{ less(T, T) bool }] struct {
	l, r *tree[T, C]
	v    T
}

func (t *tree[T, C]) add(v T) *tree[T, C] {
	var c C
	switch {
	case t == nil:
		return &tree[T, C]{v: v}
	case c.less(v, t.v):
		t.l = t.l.add(v)
	default:
		t.r = t.r.add(v)
	}
	return t
}
func (t *tree[T, C]) all() func(func(T) bool) {
	return func(yield func(T) bool) { t.push(yield) }
}
func (t *tree[T, C]) push(yield func(T) bool) bool {
	return t == nil || t.l.push(yield) && yield(t.v) && t.r.push(yield)
}

type byLength struct{}

func (byLength) less(a, b string) bool { return len(a) < len(b) }

func main() {
	l := from("a", "bb", "ccc")
	println(len(collect(l.values())), l.next.v)
	println(l.find(func(s string) bool { return len(s) == 2 }))
	println(l.find(func(s string) bool { return false }))
	println(from(1.5, 2.5).find(func(f float64) bool { panic("four") }))
	for _, f := range closures(l.values()) {
		print(f(), "/", f(), " ")
	}
	println()
	m := pairs(from(7, 8).all)
	println(len(m), m[1][0])
	var t *tree[string, byLength]
	for s := range from("dddd", "a", "ccc", "bb").values() {
		t = t.add(s)
	}
	for s := range t.all() {
		if print(s, " "); len(s) == 3 {
			break
		}
	}
	println(len(collect(t.all())))
}
