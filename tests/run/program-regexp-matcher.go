package main

type matcher func(s string, at int, k func(int) bool) bool

func char(c byte) matcher {
	return func(s string, at int, k func(int) bool) bool {
		return at < len(s) && (s[at] == c || c == '.') && k(at+1)
	}
}
func seq(a, b matcher) matcher {
	return func(s string, at int, k func(int) bool) bool {
		return a(s, at, func(i int) bool { return b(s, i, k) })
	}
}
func alt(a, b matcher) matcher {
	return func(s string, at int, k func(int) bool) bool { return a(s, at, k) || b(s, at, k) }
}
func star(a matcher) matcher {
	var m matcher
	m = func(s string, at int, k func(int) bool) bool {
		return a(s, at, func(i int) bool { return i > at && m(s, i, k) }) || k(at)
	}
	return m
}
func class(set string, negate bool) matcher {
	return func(s string, at int, k func(int) bool) bool {
		if at >= len(s) {
			return false
		}
		in := false
		for i := 0; i < len(set); i++ {
			if i+2 < len(set) && set[i+1] == '-' {
				in = in || set[i] <= s[at] && s[at] <= set[i+2]
				i += 2
			} else {
				in = in || set[i] == s[at]
			}
		}
		return in != negate && k(at+1)
	}
}
func empty(_ string, at int, k func(int) bool) bool { return k(at) }

type parser struct {
	src string
	at  int
}
type syntaxError struct {
	at   int
	what string
}

func (p *parser) more() bool { return p.at < len(p.src) }
func (p *parser) take() byte { p.at++; return p.src[p.at-1] }
func (p *parser) alternation() matcher {
	m := p.sequence()
	for p.more() && p.src[p.at] == '|' {
		p.at++
		m = alt(m, p.sequence())
	}
	return m
}
func (p *parser) sequence() matcher {
	m := matcher(empty)
	for p.more() && p.src[p.at] != '|' && p.src[p.at] != ')' {
		m = seq(m, p.repeat())
	}
	return m
}
func (p *parser) repeat() matcher {
	m := p.atom()
	for p.more() {
		switch p.src[p.at] {
		case '*':
			m = star(m)
		case '+':
			m = seq(m, star(m))
		case '?':
			m = alt(m, empty)
		default:
			return m
		}
		p.at++
	}
	return m
}
func (p *parser) atom() matcher {
	switch c := p.take(); c {
	case '(':
		m := p.alternation()
		if !p.more() || p.take() != ')' {
			panic(syntaxError{p.at, "missing )"})
		}
		return m
	case '[':
		start := p.at
		for p.more() && p.src[p.at] != ']' {
			p.at++
		}
		if !p.more() {
			panic(syntaxError{start, "missing ]"})
		}
		set := p.src[start:p.at]
		p.at++
		if set != "" && set[0] == '^' {
			return class(set[1:], true)
		}
		return class(set, false)
	case '*', '+', '?':
		panic(syntaxError{p.at - 1, "nothing to repeat"})
	default:
		return char(c)
	}
}

func match(re, s string) (res string) {
	defer func() {
		if e, ok := recover().(syntaxError); ok {
			res = e.what + " at " + string(rune('0'+e.at))
		}
	}()
	p := &parser{src: re}
	m := p.alternation()
	if p.more() {
		panic(syntaxError{p.at, "unexpected )"})
	}
	for i := range len(s) + 1 {
		end := -1
		if m(s, i, func(at int) bool { end = at; return true }) {
			return "[" + s[:i] + "<" + s[i:end] + ">" + s[end:] + "]"
		}
	}
	return "none"
}

func main() {
	for _, t := range [][2]string{{"b+", "abbbc"}, {"a*", "baa"}, {"(ab|c)*d", "xabcabd"}, {"[a-c0]+x?", "zzb0cxx"}, {"[^a]", "aab"}, {"a.c", "abbabc"},
		{"(a|ab)(c|bcd)(d*)", "abcd"}, {"(a*)*b", "aaaaaaaac"}, {"(a", "a"}, {"a)", "a"}, {"*a", "a"}, {"[a", "a"}, {"", "x"}, {"x|", "y"}} {
		println(t[0], match(t[0], t[1]))
	}
}
