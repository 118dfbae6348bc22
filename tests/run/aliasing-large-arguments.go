package main

type large struct {
	n [50]int
	s string
}

// The callee's copy is its own, however it and the caller reach the original.
func read(v large, p *large) int {
	p.n[0] = 100
	p.s = "changed"
	return v.n[0] + len(v.s)
}

func write(v large) large {
	v.n[1]++
	v.s += "!"
	return v
}

func both(a, b large) (large, large) { return b, a }

func (l large) with(i, v int) large { l.n[i] = v; return l }
func (l large) first() int          { return l.n[0] }

var global = large{s: "global"}

func globalRead(v large) string { global.s = "other"; return v.s }

func closureRead() string {
	l := large{s: "before"}
	f := func(v large) string { l.s = "after"; return v.s }
	return f(l) + " " + l.s
}

func main() {
	l := large{s: "abc"}
	l.n[0] = 1
	println(read(l, &l), l.n[0], l.s)
	l = write(l)
	l = write(write(l))
	println(l.n[1], l.s)
	a, b := large{s: "a"}, large{s: "b"}
	a, b = both(a, b)
	a, b = b, a
	a, b = both(b, a)
	println(a.s, b.s)
	println(l.with(0, 5).with(1, 6).n[1], l.n[0], l.n[1])
	l = l.with(2, 7).with(3, l.n[2])
	println(l.n[2], l.n[3])
	println(globalRead(global), global.s)
	println(closureRead())
	s := []large{a, b}
	s[0], s[1] = s[1], s[0]
	println(s[0].s, s[1].s)
	s[0] = write(s[0])
	p := &s[1]
	*p = write(*p).with(9, 9)
	println(s[0].s, s[1].s, s[1].n[9])
	f := l.first
	l.n[0] = -1
	println(f(), l.first())
	defer func(v large) { println(v.n[5], l.n[5]) }(l)
	l.n[5] = 55
	var i any = l
	l.n[5]++
	println(i.(large).n[5], i == any(l))
}
