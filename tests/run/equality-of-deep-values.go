// Values nest through interfaces as deep as data goes: comparing and hashing them grows the stack, wherever it happens.
// stress: gc=50000,poison=1,verify=1
package main

type link struct{ in any }

type named interface{ name() string }

type ring struct {
	label string
	next  named
	at    float64
}

func (r ring) name() string { return r.label }

type mixed struct {
	_    int
	text string
	list [2]any
	c    complex128
}

func chain(n int) (v any) {
	for range n {
		v = link{v}
	}
	return
}

func rings(n int, last string) (v named) {
	v = ring{last, nil, 0}
	for i := range n {
		v = ring{"r", v, float64(i)}
	}
	return
}

func arrays(n int) (v any) {
	for i := range n {
		v = mixed{i, "x", [2]any{i, v}, complex(1, float64(i))}
	}
	return
}

func try(what string, f func() any) {
	defer func() {
		if r := recover(); r != nil {
			println(what, "panics:", r.(error).Error())
		}
	}()
	switch v := f().(type) {
	case bool:
		println(what, v)
	case int:
		println(what, v)
	case string:
		println(what, v)
	}
}

func same[T comparable](a, b T) bool { return a == b }

func index[T comparable](s []T, v T) int {
	for i := range s {
		if s[i] == v {
			return i
		}
	}
	return -1
}

type key struct {
	id int
	v  any
}

const depth = 200000

func deepMap() any {
	m := map[key]int{{1, chain(depth)}: 1, {2, rings(depth, "end")}: 2}
	for i := range 100 {
		m[key{i, chain(1000 + i)}] = i // grows with deep keys in it
	}
	m[key{1, chain(depth)}]++
	delete(m, key{2, rings(depth, "end")})
	_, other := m[key{2, rings(depth, "other")}]
	print(len(m), " ", other, " ")
	return m[key{1, chain(depth)}]
}

func mapWhileWalked() any {
	m := map[any]int{}
	for i := range 30 {
		m[chain(500+i)] = i
	}
	sum, first := 0, true
	for k, v := range m {
		if first { // the table is replaced under the walk
			first = false
			for i := range 300 {
				m[arrays(i+1)] = 0
			}
			clear(map[any]int{k: 1})
		}
		sum += v
		_ = k
	}
	return sum
}

func unhashable(deep any) func() any {
	return func() any {
		m := map[any]int{1: 1}
		defer func() { // the map is as it was
			m[2] = 2
			print(len(m), " ")
		}()
		m[deep] = 1
		return len(m)
	}
}

func bury(v any, n int) any {
	for range n {
		v = link{v}
	}
	return v
}

func main() {
	try("chains", func() any { return chain(depth) == chain(depth) })
	try("chains of different length", func() any { return chain(depth) == chain(depth+1) })
	try("rings", func() any { return rings(depth, "a") == rings(depth, "a") })
	try("rings that end differently", func() any { return rings(depth, "a") == rings(depth, "b") })
	try("arrays", func() any { return arrays(depth/2) == arrays(depth/2) })
	try("generic", func() any { return same(chain(depth), chain(depth)) })
	try("generic struct", func() any { return index([]key{{0, nil}, {1, chain(depth)}}, key{1, chain(depth)}) })
	try("switch", func() any {
		switch chain(depth) {
		case nil, 1, chain(depth - 1):
			return "wrong"
		case chain(depth):
			return "right"
		}
		return "none"
	})
	try("map", deepMap)
	try("walk", mapWhileWalked)
	done := make(chan any)
	for i := range 4 {
		go func() { done <- arrays(depth/2) == arrays(depth/2+i%2) }()
	}
	count := 0
	for range 4 {
		if (<-done).(bool) {
			count++
		}
	}
	println("goroutines", count)

	try("uncomparable", func() any { return bury([]int{1}, depth) == bury([]int{1}, depth) })
	try("uncomparable but different before", func() any {
		return mixed{list: [2]any{1, []int{}}} == mixed{list: [2]any{2, []int{}}}
	})
	try("unhashable", unhashable(bury(func() {}, depth)))
	try("unhashable part", unhashable(mixed{list: [2]any{1, map[int]int{}}}))
	try("read of empty", func() any { return map[any]int{}[bury([]string{}, depth)] })
	try("read of nil, struct key", func() any { var m map[key]int; return m[key{1, bury([]string{}, 3)}] })
	try("delete of nil", func() any { var m map[any]int; delete(m, link{[]int{}}); return "done" })
	try("delete of empty, struct key", func() any { delete(map[key]int{}, key{1, []int{}}); return "done" })
	try("hashable in empty", func() any { return map[key]int{}[key{1, chain(depth)}] })
}
