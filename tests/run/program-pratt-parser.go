package main

type node interface{ String() string }
type number float64
type name string
type unary struct {
	op byte
	x  node
}
type binary struct {
	op   byte
	l, r node
}
type callExpr struct {
	fn   node
	args []node
}

func (n number) String() string {
	s := ""
	for i := int(n); i > 0 || s == ""; i /= 10 {
		s = string(rune('0'+i%10)) + s
	}
	return s
}
func (n name) String() string   { return string(n) }
func (u unary) String() string  { return "(" + string(rune(u.op)) + u.x.String() + ")" }
func (b binary) String() string { return "(" + b.l.String() + string(rune(b.op)) + b.r.String() + ")" }
func (c callExpr) String() string {
	s := c.fn.String() + "["
	for i, a := range c.args {
		if i > 0 {
			s += ","
		}
		s += a.String()
	}
	return s + "]"
}

type parser struct {
	src string
	at  int
}
type failure string

func (p *parser) peek() byte {
	for p.at < len(p.src) && p.src[p.at] == ' ' {
		p.at++
	}
	if p.at == len(p.src) {
		return 0
	}
	return p.src[p.at]
}
func (p *parser) next() byte {
	c := p.peek()
	if c == 0 {
		panic(failure("unexpected end"))
	}
	p.at++
	return c
}
func (p *parser) expect(c byte) {
	if g := p.next(); g != c {
		panic(failure("want " + string(rune(c)) + ", got " + string(rune(g))))
	}
}

var power = map[byte][2]int{'=': {2, 1}, '+': {3, 4}, '-': {3, 4}, '*': {5, 6}, '/': {5, 6}, '^': {9, 8}, '!': {11, 0}, '(': {12, 0}}

func (p *parser) expr(min int) (left node) {
	switch c := p.next(); {
	case '0' <= c && c <= '9':
		v := int(c - '0')
		for p.at < len(p.src) && p.src[p.at] >= '0' && p.src[p.at] <= '9' {
			v = v*10 + int(p.next()-'0')
		}
		left = number(v)
	case 'a' <= c && c <= 'z':
		left = name(c)
	case c == '-' || c == '+':
		left = unary{c, p.expr(7)}
	case c == '(':
		left = p.expr(0)
		p.expect(')')
	default:
		panic(failure("unexpected " + string(rune(c))))
	}
	for {
		op := p.peek()
		bp, ok := power[op]
		if !ok || bp[0] < min {
			return
		}
		p.next()
		switch op {
		case '!':
			left = unary{op, left}
		case '(':
			c := callExpr{fn: left}
			for p.peek() != ')' {
				if c.args != nil {
					p.expect(',')
				}
				c.args = append(c.args, p.expr(0))
			}
			p.expect(')')
			left = c
		default:
			left = binary{op, left, p.expr(bp[1])}
		}
	}
}

func parse(s string) (res string) {
	defer func() {
		if e := recover(); e != nil {
			res = "error: " + string(e.(failure))
		}
	}()
	p := &parser{src: s}
	n := p.expr(0)
	if c := p.peek(); c != 0 {
		panic(failure("left over " + p.src[p.at:]))
	}
	return n.String()
}

func eval(n node, env map[name]float64) float64 {
	switch n := n.(type) {
	case number:
		return float64(n)
	case name:
		return env[n]
	case unary:
		if n.op == '-' {
			return -eval(n.x, env)
		}
		return eval(n.x, env)
	case binary:
		if n.op == '=' {
			env[n.l.(name)] = eval(n.r, env)
			return env[n.l.(name)]
		}
		l, r := eval(n.l, env), eval(n.r, env)
		return map[byte]float64{'+': l + r, '-': l - r, '*': l * r, '/': l / r}[n.op]
	}
	panic("no value")
}

func main() {
	for _, s := range []string{"1 + 2*3", "1-2-3", "2^3^4", "-a*b", "a=b=3+4", "-3!", "f(1, g(x)+2)()", "(1+2)*3", "1+", "(1", "1 2", "*1", "f(1 2)", "12*345 - 6"} {
		println(s, "=>", parse(s))
	}
	env := map[name]float64{}
	println(eval((&parser{src: "a = b = (7 - 2) * 3 / 2"}).expr(0), env), env["a"], env["b"])
}
