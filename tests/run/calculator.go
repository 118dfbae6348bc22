package main

type parser struct {
	s   string
	pos int
}

type expr interface {
	eval(vars map[string]float64) float64
}
type num float64
type ref string
type bin struct {
	op   byte
	l, r expr
}
type neg struct{ expr }

func (n num) eval(map[string]float64) float64   { return float64(n) }
func (r ref) eval(v map[string]float64) float64 { return v[string(r)] }
func (n neg) eval(v map[string]float64) float64 { return -n.expr.eval(v) }
func (b *bin) eval(v map[string]float64) float64 {
	l, r := b.l.eval(v), b.r.eval(v)
	switch b.op {
	case '+':
		return l + r
	case '-':
		return l - r
	case '*':
		return l * r
	}
	return l / r
}

type syntaxError struct {
	at  int
	msg string
}

func (e *syntaxError) Error() string { return e.msg }

func (p *parser) peek() byte {
	for p.pos < len(p.s) && p.s[p.pos] == ' ' {
		p.pos++
	}
	if p.pos == len(p.s) {
		return 0
	}
	return p.s[p.pos]
}

func (p *parser) sum() expr {
	e := p.product()
	for c := p.peek(); c == '+' || c == '-'; c = p.peek() {
		p.pos++
		e = &bin{c, e, p.product()}
	}
	return e
}

func (p *parser) product() expr {
	e := p.atom()
	for c := p.peek(); c == '*' || c == '/'; c = p.peek() {
		p.pos++
		e = &bin{c, e, p.atom()}
	}
	return e
}

func (p *parser) atom() expr {
	switch c := p.peek(); {
	case c == '-':
		p.pos++
		return neg{p.atom()}
	case c == '(':
		p.pos++
		e := p.sum()
		if p.peek() != ')' {
			panic(&syntaxError{p.pos, "missing )"})
		}
		p.pos++
		return e
	case '0' <= c && c <= '9':
		n := 0.0
		for p.pos < len(p.s) && '0' <= p.s[p.pos] && p.s[p.pos] <= '9' {
			n = n*10 + float64(p.s[p.pos]-'0')
			p.pos++
		}
		return num(n)
	case 'a' <= c && c <= 'z':
		i := p.pos
		for p.pos < len(p.s) && 'a' <= p.s[p.pos] && p.s[p.pos] <= 'z' {
			p.pos++
		}
		return ref(p.s[i:p.pos])
	}
	panic(&syntaxError{p.pos, "unexpected"})
}

func parse(s string) (e expr, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = r.(*syntaxError)
		}
	}()
	p := &parser{s: s}
	return p.sum(), nil
}

func main() {
	vars := map[string]float64{"x": 3, "long": 10}
	for _, s := range []string{"1+2*3", "(1+2)*3", "-x*x", "long/4-1", "((2))", "(1", "1+*2"} {
		e, err := parse(s)
		if err != nil {
			println(s, "error:", err.Error(), err.(*syntaxError).at)
			continue
		}
		println(s, "=", e.eval(vars))
	}
}
