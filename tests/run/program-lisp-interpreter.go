package main

type symbol string
type builtin func([]any) any
type lambda struct {
	params []any
	body   any
	env    *scope
}
type scope struct {
	vars map[symbol]any
	up   *scope
}

func (s *scope) find(n symbol) *scope {
	for ; s != nil; s = s.up {
		if _, ok := s.vars[n]; ok {
			return s
		}
	}
	panic("unbound " + string(n))
}

func read(src []byte) (v any, rest []byte) {
	for len(src) > 0 && (src[0] == ' ' || src[0] == '\n' || src[0] == '\t') {
		src = src[1:]
	}
	if len(src) == 0 {
		panic("unexpected end")
	}
	if src[0] == '(' {
		list := []any{}
		src = src[1:]
		for {
			for len(src) > 0 && (src[0] == ' ' || src[0] == '\n' || src[0] == '\t') {
				src = src[1:]
			}
			if len(src) > 0 && src[0] == ')' {
				return list, src[1:]
			}
			v, src = read(src)
			list = append(list, v)
		}
	}
	i, n, num := 0, 0, true
	for ; i < len(src) && src[i] != ' ' && src[i] != ')' && src[i] != '(' && src[i] != '\n'; i++ {
		num = num && '0' <= src[i] && src[i] <= '9'
		n = n*10 + int(src[i]-'0')
	}
	if num {
		return n, src[i:]
	}
	return symbol(src[:i]), src[i:]
}

func eval(x any, env *scope) any {
	for {
		switch v := x.(type) {
		case symbol:
			return env.find(v).vars[v]
		case int:
			return v
		case []any:
			switch v[0] {
			case symbol("define"):
				env.vars[v[1].(symbol)] = eval(v[2], env)
				return nil
			case symbol("set"):
				s := v[1].(symbol)
				env.find(s).vars[s] = eval(v[2], env)
				return nil
			case symbol("if"):
				if eval(v[1], env) != 0 {
					x = v[2]
				} else {
					x = v[3]
				}
				continue
			case symbol("fn"):
				return &lambda{v[1].([]any), v[2], env}
			case symbol("do"):
				for _, e := range v[1 : len(v)-1] {
					eval(e, env)
				}
				x = v[len(v)-1]
				continue
			}
			f := eval(v[0], env)
			args := make([]any, len(v)-1)
			for i, a := range v[1:] {
				args[i] = eval(a, env)
			}
			switch f := f.(type) {
			case builtin:
				return f(args)
			case *lambda:
				inner := &scope{map[symbol]any{}, f.env}
				for i, p := range f.params {
					inner.vars[p.(symbol)] = args[i]
				}
				x, env = f.body, inner
			default:
				panic("not a function")
			}
		}
	}
}

func arith(f func(a, b int) int) builtin {
	return func(args []any) any {
		r := args[0].(int)
		for _, a := range args[1:] {
			r = f(r, a.(int))
		}
		return r
	}
}

func run(src string, env *scope) (res string) {
	defer func() {
		switch e := recover().(type) {
		case string:
			res = "error: " + e
		case error:
			res = "error: " + e.Error()
		}
	}()
	in := []byte(src)
	var v any
	for len(in) > 0 {
		var x any
		x, in = read(in)
		v = eval(x, env)
	}
	n, ok := v.(int)
	if !ok {
		return "no number"
	}
	s := ""
	for neg := n < 0; n != 0 || s == ""; n /= 10 {
		d := n % 10
		if neg {
			d = -d
		}
		s = string(rune('0'+d)) + s
	}
	return s
}

func main() {
	env := &scope{vars: map[symbol]any{
		"+": arith(func(a, b int) int { return a + b }),
		"-": arith(func(a, b int) int { return a - b }),
		"*": arith(func(a, b int) int { return a * b }),
		"/": arith(func(a, b int) int { return a / b }),
		"<": arith(func(a, b int) int {
			if a < b {
				return 1
			}
			return 0
		}),
	}}
	for _, s := range []string{
		"(+ 1 (* 2 3) 4)",
		"(define fact (fn (n) (if (< n 2) 1 (* n (fact (- n 1)))))) (fact 12)",
		"(define counter (fn () (do (define n 0) (fn () (do (set n (+ n 1)) n))))) (define a (counter)) (define b (counter)) (a) (a) (b) (+ (* 10 (a)) (b))",
		"(define loop (fn (i acc) (if (< i 1) acc (loop (- i 1) (+ acc i))))) (loop 2000 0)",
		"(((fn (x) (fn (y) (- x y))) 10) 3)",
		"(define twice (fn (f) (fn (x) (f (f x))))) (((twice twice) (fn (x) (+ x 5))) 1)",
		"(fn () 1)", "(foo 1)", "(1 2)", "(+ 1", "(/ 1 0)", "(+ 1 twice)", "((fn (a b) a) 1)",
	} {
		println(run(s, env))
	}
}
