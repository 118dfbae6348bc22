package main

// A small Lisp: interfaces and type switches, closures as environments, garbage at each step.

type value interface{}

type pair struct{ head, tail value }

type symbol string

type lambda struct {
	params []symbol
	body   value
	env    *env
}

type builtin func(args []value) value

type env struct {
	names  map[symbol]value
	parent *env
}

func (e *env) find(s symbol) value {
	for ; e != nil; e = e.parent {
		if v, ok := e.names[s]; ok {
			return v
		}
	}
	panic("unbound " + string(s))
}

type reader struct {
	s  string
	at int
}

func (r *reader) skip() {
	for r.at < len(r.s) && (r.s[r.at] == ' ' || r.s[r.at] == '\n' || r.s[r.at] == '\t') {
		r.at++
	}
}

func (r *reader) read() value {
	r.skip()
	if r.s[r.at] == '(' {
		r.at++
		return r.list()
	}
	from := r.at
	for r.at < len(r.s) && r.s[r.at] != ' ' && r.s[r.at] != ')' && r.s[r.at] != '\n' {
		r.at++
	}
	return atom(r.s[from:r.at])
}

func (r *reader) list() value {
	r.skip()
	if r.s[r.at] == ')' {
		r.at++
		return nil
	}
	head := r.read()
	return &pair{head, r.list()}
}

func atom(s string) value {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return symbol(s)
		}
		n = n*10 + int(s[i]-'0')
	}
	return n
}

func nth(v value, n int) value {
	for ; n > 0; n-- {
		v = v.(*pair).tail
	}
	return v.(*pair).head
}

func eval(v value, e *env) value {
	for {
		switch x := v.(type) {
		case symbol:
			return e.find(x)
		case *pair:
			if s, ok := x.head.(symbol); ok {
				switch s {
				case "if":
					if eval(nth(x, 1), e) != 0 {
						v = nth(x, 2)
					} else {
						v = nth(x, 3)
					}
					continue
				case "define":
					e.names[nth(x, 1).(symbol)] = eval(nth(x, 2), e)
					return 0
				case "lambda":
					return newLambda(nth(x, 1), nth(x, 2), e)
				}
			}
			args := evalAll(x.tail, e)
			switch f := eval(x.head, e).(type) {
			case builtin:
				return f(args)
			case *lambda:
				e = bind(f, args)
				v = f.body
			}
		default:
			return v
		}
	}
}

func evalAll(v value, e *env) []value {
	var out []value
	for p, ok := v.(*pair); ok; p, ok = p.tail.(*pair) {
		out = append(out, eval(p.head, e))
	}
	return out
}

func newLambda(params, body value, e *env) *lambda {
	l := &lambda{body: body, env: e}
	for p, ok := params.(*pair); ok; p, ok = p.tail.(*pair) {
		l.params = append(l.params, p.head.(symbol))
	}
	return l
}

func bind(l *lambda, args []value) *env {
	e := &env{map[symbol]value{}, l.env}
	for i, p := range l.params {
		e.names[p] = args[i]
	}
	return e
}

func truth(b bool) value {
	if b {
		return 1
	}
	return 0
}

const program = `
(define fib (lambda (n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2))))))
(define build (lambda (n) (if (< n 1) 0 (cons n (build (- n 1))))))
(define sum (lambda (l acc) (if (pair l) (sum (tail l) (+ acc (head l))) acc)))
(define repeat (lambda (n f) (if (< n 1) 0 (+ (f n) (repeat (- n 1) f)))))
(+ (fib 20) (repeat 120 (lambda (i) (sum (build 200) i))))
`

func main() {
	top := &env{map[symbol]value{
		"+":    builtin(func(a []value) value { return a[0].(int) + a[1].(int) }),
		"-":    builtin(func(a []value) value { return a[0].(int) - a[1].(int) }),
		"<":    builtin(func(a []value) value { return truth(a[0].(int) < a[1].(int)) }),
		"cons": builtin(func(a []value) value { return &pair{a[0], a[1]} }),
		"head": builtin(func(a []value) value { return a[0].(*pair).head }),
		"tail": builtin(func(a []value) value { return a[0].(*pair).tail }),
		"pair": builtin(func(a []value) value { _, ok := a[0].(*pair); return truth(ok) }),
	}, nil}
	result := 0
	for i := 0; i < 8; i++ {
		r := &reader{s: program}
		for r.skip(); r.at < len(r.s); r.skip() {
			result = eval(r.read(), top).(int)
		}
	}
	println(result)
}
