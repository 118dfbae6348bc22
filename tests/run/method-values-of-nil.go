package main

type node struct {
	next *node
	v    int
}

func (n *node) length() int {
	if n == nil {
		return 0
	}
	return 1 + n.next.length()
}

func (n node) value() int { return n.v }

type shape interface{ area() int }

type square struct{ side int }

func (s square) area() int { return s.side * s.side }

func try(what string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			println(what, e.(error).Error())
		}
	}()
	f()
}

type mapping map[string]int

func (m mapping) get(k string) int { return m[k] }

type fn func() int

func (f fn) isNil() bool { return f == nil }

type list []int

func (l *list) push(v int) { *l = append(*l, v) }
func (l list) size() int   { return len(l) }

func main() {
	var n *node
	println(n.length(), (&node{next: &node{}}).length(), (*node)(nil).length())
	length := n.length
	println(length())
	try("value method of nil", func() { println(n.value()) })
	try("taken, not called", func() {
		f := n.value // the receiver is read here
		println("not reached", f != nil)
	})
	var s shape
	try("interface", func() {
		f := s.area
		println("not reached", f != nil)
	})
	try("interface call", func() { println(s.area()) })
	var sq *square
	s = sq
	println(s != nil)
	try("pointer in interface", func() {
		f := s.area
		println("taken")
		println(f())
	})
	f := (*node).value // an expression is never a problem
	try("expression", func() { println(f(nil)) })
	println((*node).length(nil), mapping(nil).get("x"), fn(nil).isNil(), list(nil).size())
	var l list
	l.push(1)
	(&l).push(2)
	push := l.push
	push(3)
	println(l.size(), l[2])
}
