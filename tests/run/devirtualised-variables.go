package main

// Interfaces that only ever hold one type, or nothing: calls through them find the method, or panic as before.

type shape interface {
	area() int
	grow(n int) shape
}
type namer interface{ name() string }

type square struct{ side int }

func (s *square) area() int        { return s.side * s.side }
func (s *square) grow(n int) shape { s.side += n; return s }
func (s *square) name() string     { return "square" }

type pair struct{ a, b int }

func (p pair) area() int        { return p.a * p.b }
func (p pair) grow(n int) shape { return pair{p.a + n, p.b + n} }
func (p pair) name() string     { return "pair" }

type wrapped struct{ shape }

type number int

func (n number) name() string { return "number" }

func try(what string, f func() int) {
	defer func() {
		if r := recover(); r != nil {
			println(what, r.(error).Error())
		}
	}()
	println(what, f())
}

func commaOk(v any) int {
	var w any = &square{3}
	if v == nil {
		w = nil
	}
	s, ok := w.(shape)
	if !ok {
		n, _ := w.(namer)
		return len(n.name())
	}
	return s.area()
}

func notYet() int {
	var s shape
	defer func() { s = &square{1} }()
	return s.area()
}

func nilPointer() int {
	var p *square
	var s shape = p
	return s.area()
}

func nilToValueMethod() int {
	var p *pair
	var n namer
	n = p
	return len(n.name())
}

func inClosure(set bool) int {
	var s shape
	f := func() {
		if set {
			s = pair{4, 5}
		}
	}
	f()
	g := func() int { return s.area() + func() int { return s.grow(1).area() }() }
	return g()
}

func twoTypes(b bool) int {
	var s shape = &square{2}
	if b {
		s = pair{2, 3}
	}
	return s.area()
}

func throughPointer() int {
	var s shape = &square{2}
	p := &s
	*p = pair{7, 1}
	return s.area()
}

func swap() int {
	var s, t shape = &square{2}, pair{1, 1}
	s, t = t, s
	return s.area()*10 + t.area()
}

func loop() int {
	sum := 0
	for i, s := range []shape{&square{1}, pair{2, 2}, nil} {
		if i < 2 {
			sum += s.area()
		}
	}
	var s shape
	for i := 0; i < 3; i++ {
		if s != nil {
			sum += s.area()
		}
		s = &square{i}
	}
	return sum
}

func embedded() int {
	var s shape = wrapped{pair{3, 3}}
	var t shape = &wrapped{}
	return s.area() + t.area()
}

func switched() int {
	var v any = number(1)
	switch w := v.(type) {
	case shape:
		return w.area()
	case namer:
		return len(w.name())
	}
	return 0
}

func selected() int {
	c := make(chan shape, 1)
	c <- pair{6, 6}
	var s shape = &square{1}
	select {
	case s = <-c:
	}
	return s.area()
}

func received() (s shape) {
	c := make(chan shape, 1)
	c <- pair{6, 6}
	s = &square{1}
	s = <-c
	return
}

func assertedInLoop() int {
	var v any = &square{2}
	n := 0
	for i := 0; i < 2; i++ {
		if s, ok := v.(interface{ area() int }); ok {
			n += s.area()
		}
		if s, ok := v.(interface{ missing() int }); ok {
			n += s.missing()
		}
	}
	return n
}

func changedByArgument() int {
	var s shape = &square{2}
	f := func() int { s = &square{5}; return 1 }
	return s.grow(f()).area()
}

func deferred() (n int) {
	var s shape
	defer func() { n = s.area() }()
	s = pair{2, 9}
	return
}

func main() {
	try("comma ok", func() int { return commaOk(1) })
	try("comma ok, nil", func() int { return commaOk(nil) })
	try("not yet", notYet)
	try("nil pointer", nilPointer)
	try("nil to value method", nilToValueMethod)
	try("in closure", func() int { return inClosure(true) })
	try("in closure, nil", func() int { return inClosure(false) })
	try("two types", func() int { return twoTypes(true)*100 + twoTypes(false) })
	try("through pointer", throughPointer)
	try("swap", swap)
	try("loop", loop)
	try("embedded", embedded)
	try("switched", switched)
	try("selected", selected)
	try("received", func() int { return received().area() })
	try("asserted in loop", assertedInLoop)
	try("deferred", deferred)
	try("changed by argument", changedByArgument)
}
