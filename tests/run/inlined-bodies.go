// Bodies in place of calls: what they assign, return and keep is what a call's would be.
package main

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"unicode/utf8"
)

type point struct{ x, y int }

func (p point) moved(d int) point { p.x += d; return p }
func (p *point) move(d int)       { p.x += d }
func (p *point) first() *int      { return &p.x }

func add(a, b int) int             { return a + b }
func swap(a, b int) (int, int)     { return b, a }
func named(a int) (r int, ok bool) { r = a * 2; ok = r > 4; return }
func early(a int) (r int) {
	if a < 0 {
		return -a
	}
	r = a + 1
	return
}
func unset(a int) (r int) {
	if a > 1 {
		r = a
	}
	return
}
func count(xs ...int) int { return len(xs) }
func total(xs ...int) (n int) {
	for _, x := range xs {
		n += x
	}
	return
}
func fresh(n int) *int   { return &n }
func make1(n int) []byte { return make([]byte, n) }
func fill(b []byte, c byte) {
	for i := range b {
		b[i] = c
	}
}
func first[T any](x []T) T { return x[0] }
func pick[T comparable](a, b T) int {
	if a == b {
		return 0
	}
	return 1
}
func fact(n int) int {
	if n < 2 {
		return 1
	}
	return n * fact(n-1)
}
func even(n int) bool {
	if n == 0 {
		return true
	}
	return odd(n - 1)
}
func odd(n int) bool {
	if n == 0 {
		return false
	}
	return even(n - 1)
}
func ignores(_ int, s string) string   { return s }
func apply(f func(int) int, x int) int { return f(x) }
func double(x int) int                 { return 2 * x }
func deref(p *point) int               { return p.y }
func at(a []int, i int) int            { return a[i] }
func must(err error) {
	if err != nil {
		panic(err)
	}
}
func line() int { _, _, l, _ := runtime.Caller(1); return l }
func here() int { return line() }
func jump(n int) (s int) {
again:
	s += n
	n--
	if n > 0 {
		goto again
	}
	return
}
func kind(x any) string {
	switch x := x.(type) {
	case int:
		return "int"
	case string:
		return x
	}
	return "?"
}
func next(c chan int) (int, bool) { v, ok := <-c; return v, ok }
func get(m map[string]int, k string) int {
	v, ok := m[k]
	if !ok {
		return -1
	}
	return v
}
func adder(n int) func(int) int { return func(x int) int { n += x; return n } }

var log []string

func say(s string, n int) int { log = append(log, s); return n }

func caught(f func()) (s string) {
	defer func() {
		if e := recover(); e != nil {
			s = fmt.Sprint(e)
		}
	}()
	f()
	return "none"
}

func deferred(a int) (r int) {
	defer func() { r = add(r, 100) }()
	r = early(a)
	return add(r, 1)
}

func main() {
	a, b := swap(1, 2)
	a, b = swap(a, b)
	fmt.Println(a, b, add(add(1, 2), add(3, 4)))
	r, ok := named(3)
	fmt.Println(r, ok, early(-3), early(3))
	for i := range 4 {
		fmt.Print(unset(i), " ")
	}
	fmt.Println(count(), count(1, 2, 3), total(1, 2, 3), total([]int{4, 5}...))
	var ps []*int
	for i := range 3 {
		ps = append(ps, fresh(i))
	}
	*ps[0] += 10
	fmt.Println(*ps[0], *ps[1], *ps[2])
	p := point{1, 2}
	q := p.moved(5)
	p.move(1)
	*p.first() *= 10
	fmt.Println(p, q)
	buf := make1(4)
	fill(buf, 'x')
	other := make1(4)
	fmt.Println(string(buf), other, first([]string{"a", "b"}), pick(1, 1), pick("a", "b"))
	fmt.Println(fact(6), even(7), odd(7), ignores(1, "s"), apply(double, 4), apply(func(x int) int { return x + a }, 4))
	fmt.Println(here(), jump(4), kind(1), kind("t"), kind(nil))
	c := make(chan int, 1)
	c <- 5
	close(c)
	v1, ok1 := next(c)
	v2, ok2 := next(c)
	fmt.Println(v1, ok1, v2, ok2, get(map[string]int{"a": 1}, "a"), get(nil, "a"))
	f := adder(1)
	g := adder(10)
	fmt.Println(f(1), f(1), g(1))
	fmt.Println(add(say("one", 1), say("two", add(say("three", 3), 1))), log)
	fmt.Println(caught(func() { deref(nil) }))
	fmt.Println(caught(func() { at([]int{1}, 3) }))
	fmt.Println(caught(func() { must(errors.New("must")) }), caught(func() { must(nil) }))
	fmt.Println(deferred(1), deferred(-1))
	var sb strings.Builder
	sb.WriteByte('a')
	sb.WriteRune('é')
	sb.WriteString("z")
	fmt.Println(sb.String(), sb.Len(), strings.HasPrefix(sb.String(), "aé"), utf8.RuneLen('é'))
	x := point{3, 4}
	y := &x
	*y, x.y = x.moved(1), add(x.x, 1)
	fmt.Println(x)
}
