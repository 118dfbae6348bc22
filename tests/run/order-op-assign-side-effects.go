package main

var calls string

func idx(s string, i int) int { calls += s; return i }

type box struct {
	v   int
	arr [3]int
}

func (b *box) self() *box { calls += "self "; return b }

func main() {
	a := []int{1, 2, 3}
	get := func() []int { calls += "get "; return a }
	get()[idx("i ", 1)] += idx("v ", 10)
	println(calls, a[1])
	calls = ""
	get()[idx("i ", 0)]++
	println(calls, a[0])
	calls = ""
	b := &box{}
	b.self().arr[idx("i ", 2)] -= 5
	b.self().v |= 6
	println(calls, b.arr[2], b.v)
	calls = ""
	*func() *int { calls += "ptr "; return &a[2] }() <<= idx("v ", 2)
	println(calls, a[2])
	calls = ""
	m := map[string][]int{"k": {1}}
	m[string([]rune{rune(idx("key ", 'k'))})][idx("i ", 0)] *= 7
	println(calls, m["k"][0])
	// The right operand may be anything; the whole is x = x op (right).
	x := 100
	x -= 10 - 5
	x /= 2 + 3
	x &^= 1 | 2
	println(x)
	s := "a"
	s += s + s
	println(s)
	c := 1i
	c *= c
	println(c)
}
