// Range clauses that assign to fields, elements, entries and interfaces.
package main

type I int

func (i I) M() int { return int(i) * 2 }

type S struct {
	f I
	a any
	m map[string]int8
}

func main() {
	var s S
	for s.f = range 3 {
		print(s.f.M(), " ")
	}
	s.m = map[string]int8{}
	for s.m["k"] = range int8(5) {
		print(s.m["k"], " ")
	}
	var u8 uint8
	for u8 = range 255 {
		if u8 > 2 {
			break
		}
	}
	println(u8)
	var p *I = &s.f
	for *p = range I(4) {
		print(*p)
	}
	for *p = range 4 {
		print(*p)
	}
	println()
	var a any
	for _, a = range []int{1, 2} {
		print(a.(int))
	}
	for a, _ = range []int{1, 2} {
		print(a.(int))
	}
	for a = range map[string]int{"x": 1} {
		print(a.(string))
	}
	for a, s.a = range "é" {
		println(a.(int), s.a.(rune))
	}
	ch := make(chan I, 2)
	ch <- 1
	ch <- 2
	close(ch)
	var m interface{ M() int }
	for m = range ch {
		println(m.M())
	}
	for m = range I(2) {
		println(m.M())
	}
	for a = range func(y func(string, int) bool) { y("q", 3) } {
		println(a.(string))
	}
	for a, m = range func(y func(string, I) bool) { y("q", 3) } {
		println(a.(string), m.M())
	}
	const big = 1 << 40
	n := 0
	for i := range int64(big) {
		if i > 3 {
			break
		}
		n++
	}
	println(n)
	for i := range 'c' {
		if i > 2 {
			print(i)
			break
		}
	}
	for range 'b' - 'a' {
		println("once")
	}
	for i := range uint64(1<<63 + 5) {
		if i > 1 {
			println(i)
			break
		}
	}
	for i := range -5 {
		println("never", i)
	}
	for i := range int8(127) {
		if i == 126 {
			println("126")
		}
	}
	arr := [3]int{1, 2, 3}
	for i, arr[i] = range [...]int{7, 8, 9} {
	}
	println(arr[0], arr[1], arr[2])
	i := 0
	for i, arr[i] = range []int{4, 5, 6} {
	}
	println(i, arr[0], arr[1], arr[2])
}

var i int
