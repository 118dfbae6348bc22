package main

type base[T any] struct {
	id T
	n  int
}

func (b base[T]) get() T   { return b.id }
func (b *base[T]) set(t T) { b.id = t; b.n++ }

type named[T any] struct {
	base[T]
	name string
}
type deep[K comparable, V any] struct {
	*named[K]
	store[K, V]
}
type store[K comparable, V any] map[K]V

func (s store[K, V]) put(k K, v V) store[K, V] { s[k] = v; return s }
func (s store[K, V]) size() int                { return len(s) }

type getter[T any] interface{ get() T }
type setter[T any] interface {
	getter[T]
	set(T)
}
type embedIface[T any] struct{ setter[T] }
type shadow[T any] struct {
	base[T]
	id string
}

func (s shadow[T]) get() string { return s.id + "!" }

type plain struct {
	base[int]
	named[string]
}

func swap[T any](s setter[T], t T) T { old := s.get(); s.set(t); return old }
func read[T any](g getter[T]) T      { return g.get() }

func main() {
	n := &named[int]{base[int]{1, 0}, "n"}
	println(swap[int](n, 5), n.id, n.n, read[int](*n))
	d := deep[string, bool]{&named[string]{name: "inner"}, store[string, bool]{}}
	d.set("key")
	d.put(d.get(), true).put("b", false)
	println(d.id, d.size(), d.store["key"], d.name, d.named.base.n)
	e := embedIface[int]{n}
	println(swap[int](e, 9), n.id, read[int](embedIface[int]{e}))
	s := shadow[int]{base[int]{3, 0}, "three"}
	s.set(4)
	println(read[string](s), s.base.get(), read[int](s.base), s.id, s.base.id)
	p := plain{base[int]{1, 1}, named[string]{base[string]{"x", 2}, "y"}}
	println(p.id, p.get(), p.named.get(), p.n, p.named.n, p.name)
	f, g := deep[string, bool].size, (*plain).get
	println(f(d), g(&p))
}
