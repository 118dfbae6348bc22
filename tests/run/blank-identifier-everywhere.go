package main

import _ "unsafe"

var _ = effect("package variable")
var _, _ = effect("pair"), 1
var _ int = 5

const _ = 1 << 3
const (
	_ = iota
	one
	_
	three
)

type _ struct{ x int }
type blanks struct {
	_ int
	a string
	_ string
	_ [2]int
}

func (blanks) _() {}
func (_ blanks) method(_ int, _ string, n int) (_ error, m int) {
	m = n
	return
}
func _()                                           { effect("never called") }
func _(int) bool                                   { return true }
func init()                                        { effect("init") }
func effect(s string) string                       { println(s); return s }
func generic[_ any, T any](_ T, t T) (_ T, _ bool) { return t, true }

type pair[_, B any] struct{ b B }

func (p pair[_, B]) get() B { return p.b }

type shape interface {
	method(_ int, _ string, n int) (_ error, m int)
}

var _ shape = blanks{}
var _ shape = (*blanks)(nil)

func main() {
	b, c := blanks{a: "x"}, blanks{a: "x"}
	println(one, three, b == c, blanks{1 - 1, "q", "", [2]int{}}.a)
	e, m := b.method(1, "", 9)
	println(e == nil, m)
	_ = b
	_, _ = effect("left"), effect("right")
	var _ = effect("local")
	x, _ := generic[bool]("p", "q")
	println(x, pair[int, string]{"b"}.get())
	for _, _ = range []int{1, 2} {
		print("loop ")
	}
	for _ = range 2 {
		print("count ")
	}
	for range "ab" {
		print("string ")
	}
	println()
	func(_ int, _ ...string) { println("arguments") }(1, effect("evaluated"))
	switch _ = effect("switch"); {
	}
	if _, ok := any(b).(shape); ok {
		println("shape")
	}
	ch := make(chan int, 1)
	ch <- 1
	_ = <-ch
	var arr []int
	func() {
		defer func() { _ = recover(); println("index still checked") }()
		_ = arr[len(arr)]
	}()
	func() {
		defer func() { println("nil still checked", recover() != nil) }()
		var p *blanks
		_ = *p
	}()
_:
	for {
		break
	}
}
