package main

type counts map[string]int

func main() {
	m := counts{}
	for _, w := range []string{"a", "b", "a", "c", "a", "b"} {
		m[w]++
	}
	println(m["a"], m["b"], m["c"], len(m))
	m["a"] *= m["b"]
	m["new"] -= 4
	m["c"] <<= 5
	m["c"] |= 3
	m["b"] &^= 2
	println(m["a"], m["new"], m["c"], m["b"], len(m))
	s := map[int]string{}
	s[1] += "x"
	s[1] += s[1] + s[2]
	println(s[1], len(s))
	f := map[bool]float64{}
	f[true] += 0.5
	f[true] /= 2
	println(f[true])
	l := map[string][]int{}
	l["k"] = append(l["k"], 1)
	l["k"] = append(l["k"], 2, len(l["k"]))
	l["k"][0] += 10
	println(len(l["k"]), l["k"][0], l["k"][2])
	// The key is evaluated once.
	calls := 0
	key := func() string { calls++; return "once" }
	m[key()]++
	m[key()] += 10
	println(calls, m["once"])
	// The operation panics after the entry was looked for, and adds none.
	func() {
		defer func() { println(recover() != nil) }()
		zero := 0
		m["absent"] /= zero
	}()
	_, ok := m["absent"]
	println(ok, len(m))
	p := map[string]*int{"p": new(int)}
	*p["p"] += 3
	println(*p["p"])
	a := map[int][3]int{}
	b := a[1]
	b[2] = 5
	a[1] = b
	println(a[1][2], len(a))
}
