package main

type expr interface {
	diff(v string) expr
	simple() expr
	String() string
}
type constant int
type variable string
type sum struct{ l, r expr }
type product struct{ l, r expr }
type power struct {
	base expr
	n    int
}

func (c constant) diff(string) expr { return constant(0) }
func (x variable) diff(v string) expr {
	if string(x) == v {
		return constant(1)
	}
	return constant(0)
}
func (s sum) diff(v string) expr { return sum{s.l.diff(v), s.r.diff(v)} }
func (p product) diff(v string) expr {
	return sum{product{p.l.diff(v), p.r}, product{p.l, p.r.diff(v)}}
}
func (p power) diff(v string) expr {
	return product{product{constant(p.n), power{p.base, p.n - 1}}, p.base.diff(v)}
}

func (c constant) simple() expr { return c }
func (x variable) simple() expr { return x }
func (s sum) simple() expr {
	l, r := s.l.simple(), s.r.simple()
	a, aok := l.(constant)
	b, bok := r.(constant)
	switch {
	case aok && bok:
		return a + b
	case l == expr(constant(0)):
		return r
	case r == expr(constant(0)):
		return l
	case l == r:
		return product{constant(2), l}
	}
	return sum{l, r}
}
func (p product) simple() expr {
	l, r := p.l.simple(), p.r.simple()
	if _, ok := r.(constant); ok {
		l, r = r, l
	}
	if a, ok := l.(constant); ok {
		switch b := r.(type) {
		case constant:
			return a * b
		case product:
			if c, ok := b.l.(constant); ok {
				return product{a * c, b.r}.simple()
			}
		}
		if a == 0 {
			return a
		}
		if a == 1 {
			return r
		}
	}
	return product{l, r}
}
func (p power) simple() expr {
	b := p.base.simple()
	switch {
	case p.n == 0:
		return constant(1)
	case p.n == 1:
		return b
	}
	return power{b, p.n}
}

func digits(n int) string {
	if n < 0 {
		return "-" + digits(-n)
	}
	if n < 10 {
		return string(rune('0' + n))
	}
	return digits(n/10) + digits(n%10)
}
func (c constant) String() string { return digits(int(c)) }
func (x variable) String() string { return string(x) }
func (s sum) String() string      { return "(" + s.l.String() + " + " + s.r.String() + ")" }
func (p product) String() string  { return p.l.String() + "*" + p.r.String() }
func (p power) String() string    { return p.base.String() + "^" + digits(p.n) }

func main() {
	x, y := variable("x"), variable("y")
	for _, e := range []expr{
		constant(5), x, y, sum{x, x}, product{x, x}, power{x, 3},
		sum{product{constant(3), power{x, 2}}, sum{product{constant(-2), x}, constant(7)}},
		power{sum{x, constant(1)}, 2}, product{power{x, 2}, y}, product{constant(2), product{constant(3), power{x, 4}}},
	} {
		d := e.diff("x").simple()
		println(e.String(), "=>", d.String(), "=>", d.diff("x").simple().String())
	}
	set := map[expr]int{x: 1, sum{x, y}: 2, power{x, 2}: 3}
	println(set[variable("x")], set[sum{variable("x"), y}], set[power{x, 3}], len(set))
}
