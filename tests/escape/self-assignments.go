// Assignments that move a value within its own object.
package main

type T struct {
	a, b int
	s    []int
	t    []int
	str  string
	arr  [4]int
	x    interface{ M() }
	y    *M
	p, q *int
	e    E
}
type E struct{ cur, prev [2]int }
type M struct{}

func (*M) M() {}

const size = 16

func (t *T) f(n int) { // ERROR "leaking param content: t"
	t.a -= t.b // ERROR "(*T).f ignoring self-assignment in t.a -= t.b"
	t.a <<= t.b // ERROR "(*T).f ignoring self-assignment in t.a <<= t.b"
	t.a++
	t.s = t.s[:size] // ERROR "(*T).f ignoring self-assignment in t.s = t.s[:16]"
	t.s = t.t // ERROR "(*T).f ignoring self-assignment in t.s = t.t"
	t.x = t.y
	t.p = t.q // ERROR "(*T).f ignoring self-assignment in t.p = t.q"
	t.p, t.q = t.q, t.p // ERROR "(*T).f ignoring self-assignment in t.p, t.q = t.q, t.p"
	t.e.cur, t.e.prev = [2]int{n}, t.e.cur // ERROR "(*T).f ignoring self-assignment in t.e.cur, t.e.prev = [2]int{...}, t.e.cur"
	t.arr[n] = t.arr[0] // ERROR "(*T).f ignoring self-assignment in t.arr[n] = t.arr[0]"
	t.arr[1] += t.arr[2] // ERROR "(*T).f ignoring self-assignment in t.arr[1] += t.arr[2]"
	t.s[n] = t.s[n-1] // ERROR "(*T).f ignoring self-assignment in t.s[n] = t.s[n - 1]"
	t.a += n
	t.str += "x"
}
func main() {}
