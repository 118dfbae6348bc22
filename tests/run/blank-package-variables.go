// Package variables named _: what initialises them runs, their values are kept nowhere.
package main

var _ = []int{1 << 31: 1}
var _ = f()
var _, _ = g()
var _ = []int{1, f(), 2}
var _ = [...]string{"a", "b"}
var _ = &struct{ a, b *int }{&x, nil}
var _ interface{ m() } = T(1)
var _ = func() int { return x }
var x = 5

type T int

func (T) m() {}

func f() int { println("f"); return 1 }
func g() (int, int) {
	println("g")
	return 1, 2
}
func main() { println(x) }
