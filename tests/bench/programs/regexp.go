package main

// A regular expression matcher: a parser of patterns, states of an automaton as small pointers, sets of states.

type state struct {
	kind      byte // 'c' a byte, '.' any, '|' a split, 'm' a match
	c         byte
	out, out1 *state
	mark      int
}

type fragment struct {
	start *state
	open  []**state
}

func (f fragment) close(s *state) {
	for _, o := range f.open {
		*o = s
	}
}

type parser struct {
	s  string
	at int
}

func (p *parser) more() bool { return p.at < len(p.s) && p.s[p.at] != ')' && p.s[p.at] != '|' }

func (p *parser) either() fragment {
	f := p.sequence()
	for p.at < len(p.s) && p.s[p.at] == '|' {
		p.at++
		g := p.sequence()
		f = fragment{&state{kind: '|', out: f.start, out1: g.start}, append(f.open, g.open...)}
	}
	return f
}

func (p *parser) sequence() fragment {
	f := p.repeat()
	for p.more() {
		g := p.repeat()
		f.close(g.start)
		f = fragment{f.start, g.open}
	}
	return f
}

func (p *parser) repeat() fragment {
	f := p.single()
	for p.at < len(p.s) {
		s := &state{kind: '|', out: f.start}
		switch p.s[p.at] {
		case '*':
			f.close(s)
			f = fragment{s, []**state{&s.out1}}
		case '+':
			f.close(s)
			f = fragment{f.start, []**state{&s.out1}}
		case '?':
			f = fragment{s, append(f.open, &s.out1)}
		default:
			return f
		}
		p.at++
	}
	return f
}

func (p *parser) single() fragment {
	c := p.s[p.at]
	p.at++
	if c == '(' {
		f := p.either()
		p.at++
		return f
	}
	s := &state{kind: 'c', c: c}
	if c == '.' {
		s.kind = '.'
	}
	return fragment{s, []**state{&s.out}}
}

type matcher struct {
	start     *state
	now, next []*state
	round     int
}

func compile(pattern string) *matcher {
	f := (&parser{s: pattern}).either()
	f.close(&state{kind: 'm'})
	return &matcher{start: f.start}
}

func (m *matcher) add(list []*state, s *state) []*state {
	if s == nil || s.mark == m.round {
		return list
	}
	s.mark = m.round
	if s.kind == '|' {
		return m.add(m.add(list, s.out), s.out1)
	}
	return append(list, s)
}

// longest is the length of the longest match at the start of s, or -1.
func (m *matcher) longest(s string) int {
	best := -1
	m.round++
	m.now = m.add(m.now[:0], m.start)
	for i := 0; len(m.now) > 0; i++ {
		m.round++
		m.next = m.next[:0]
		for _, st := range m.now {
			switch {
			case st.kind == 'm':
				best = i
			case i < len(s) && (st.kind == '.' && s[i] != '\n' || st.kind == 'c' && st.c == s[i]):
				m.next = m.add(m.next, st.out)
			}
		}
		m.now, m.next = m.next, m.now
	}
	return best
}

func main() {
	var text []byte
	seed := uint32(3)
	for i := 0; i < 60000; i++ {
		seed = seed*1664525 + 1013904223
		text = append(text, "abcab \n"[seed>>8%7])
	}
	s := string(text)
	total := 0
	for round := 0; round < 20; round++ {
		for _, pattern := range []string{"(a|b)*c", "ab+c?(ab|c a)+", "a.*c", "(ab|ba)(ca?)*b", "(a?b?)*cc"} {
			m := compile(pattern)
			for i := range s {
				if n := m.longest(s[i:]); n > 0 {
					total += n
				}
			}
		}
	}
	println(total)
}
