// Function literals in the left sides of op= and ++.
package main

func main() {
	marks := []int{10, 20, 30}
	marks[func() int { type place int; at := place(1); return int(at) }()] += 5
	*func() *int { const last = 2; return &marks[last] }() <<= 1
	marks[func() int { n := 0; return n }()]--
	println(marks[0], marks[1], marks[2])
	n := 0
	next := func() int { n++; return n - 1 }
	marks[next()] += next() * 100
	marks[next()]++
	println(marks[0], marks[1], marks[2], n)
	m := map[string]int{}
	m[func() string { x := "k"; return x }()]++
	m[func() string { x := "k"; return x }()] += 5
	m[func() string { type T struct{ s string }; t := T{"k"}; return t.s }()] *= 2
	println(m["k"])
	var s struct{ f [3]int }
	p := func() *struct{ f [3]int } { println("p"); return &s }
	p().f[func() int { println("i"); i := 1; return i }()] |= func() int { println("v"); v := 6; return v }()
	p().f[1]++
	println(s.f[1])
	x := 1
	x += func() int { x = 10; y := 5; return y }()
	println(x)
	str := []string{"a"}
	str[func() int { k := 0; return k }()] += func() string { k := "b"; return k }()
	println(str[0])
	marks[func() int {
		marks[func() int { marks[func() int { z := 1; return z }()] += 1; z := 1; return z }()] += 1
		z := 1
		return z
	}()] += 1
	println(marks[1])
	for i := 0; i < 3; marks[func() int { q := 0; return q }()] += func() int { i++; return i }() {
	}
	println(marks[0])
	fs := []func(){}
	for i := 0; i < 2; i++ {
		marks[func() int { fs = append(fs, func() { println("c", i) }); w := i; return w }()] -= 1
	}
	for _, f := range fs {
		f()
	}
}
