// Values of interface types with the same methods have one method table, wherever it was made.
package main

import "tables/other"

type namer interface{ Name() string }
type sizer interface{ Size() int }
type both interface {
	namer
	sizer
}
type sized interface {
	Size() int
	Name() string
}
type hidden interface{ secret() int }

type p struct{ n int }

func (q *p) Name() string { return "p" }
func (q *p) Size() int    { return q.n }

type mine struct{ n int }

func (m mine) secret() int { return m.n }

type word struct{ q *p }

func (w word) Name() string { return "word" }
func (w word) Size() int    { return w.q.n }

//go:noinline
func asBoth(v any) both { b, _ := v.(both); return b }

//go:noinline
func asSized(v namer) sized { return v.(sized) }

//go:noinline
func equal(a, b both) bool { return a == b }

//go:noinline
func equalUnnamed(a interface {
	Name() string
	Size() int
}, b other.Named) bool {
	return a == b
}

func try(what string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			println(what, e.(error).Error())
		}
	}()
	f()
	println(what, "went on")
}

type table map[string]int

func (t table) Name() string { return "table" }
func (t table) Size() int    { return len(t) }

func main() {
	x := &p{1}
	values := []any{x, &p{1}, other.T{3}, other.T{3}, other.T{4}, word{x}, word{x}, word{&p{1}}, nil, 7}
	for i, a := range values {
		for k, b := range values {
			s, t := asBoth(a), asBoth(b)
			if equal(s, t) != (s == nil && t == nil || s != nil && t != nil && a == b) {
				println("wrong:", i, k)
			}
			if s == nil || t == nil {
				continue
			}
			u, w := asSized(s), other.Of(t)
			if equal(u, w) != (a == b) || other.Same(u, w) != (a == b) || equalUnnamed(u, w) != (a == b) {
				println("wrong between:", i, k)
			}
		}
	}
	println(other.Same(other.Boxed(3), asBoth(other.T{3})), equal(other.Boxed(3), both(other.T{3})))

	keys := map[both]int{}
	for i, v := range values[:8] {
		keys[asBoth(v)] += i
		keys[asSized(v.(namer))] += 100
		keys[other.Of(v)] += 10000
	}
	println(len(keys), keys[x], keys[other.T{3}], keys[word{x}])

	println(other.IsHidden(other.T{}), other.IsHidden(mine{}), other.AsHidden(mine{1}) == nil)
	_, ok := any(other.T{}).(hidden)
	_, own := any(mine{}).(hidden)
	println(ok, own, other.SameHidden(other.AsHidden(other.T{1}), other.AsHidden(other.T{1})))

	try("map", func() { println(equal(table{}, table{})) })
	try("maps of two kinds", func() { println(equal(table{}, x)) })
	try("missing", func() { println(any(mine{}).(both).Name()) })
	try("nil", func() { println(any(nil).(both).Name()) })
	try("present", func() { println(any(x).(both).Name()) })
}
