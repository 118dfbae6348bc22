package main

type aligned int

const (
	left aligned = iota
	right
	center
	justify
)

func fields(s string) (fs []string) {
	start := -1
	for i, c := range s + " " {
		switch {
		case c == ' ' || c == '\n' || c == '\t':
			if start >= 0 {
				fs = append(fs, s[start:i])
				start = -1
			}
		case start < 0:
			start = i
		}
	}
	return
}

func width(s string) (n int) {
	for range s {
		n++
	}
	return
}

func spaces(n int) string {
	b := make([]byte, max(n, 0))
	for i := range b {
		b[i] = '.'
	}
	return string(b)
}

func lines(words []string, limit int) (ls [][]string) {
	used := 0
	for _, w := range words {
		if len(ls) == 0 || used+1+width(w) > limit {
			ls = append(ls, nil)
			used = -1
		}
		last := &ls[len(ls)-1]
		*last = append(*last, w)
		used += 1 + width(w)
	}
	return
}

func (a aligned) line(ws []string, limit int, last bool) string {
	n := 0
	for _, w := range ws {
		n += width(w)
	}
	gaps := len(ws) - 1
	room := limit - n
	s := ""
	for i, w := range ws {
		if i > 0 {
			pad := 1
			if a == justify && !last {
				pad = room / gaps
				if i <= room%gaps {
					pad++
				}
			}
			s += spaces(pad)
		}
		s += w
	}
	free := limit - width(s)
	switch a {
	case right:
		return spaces(free) + s
	case center:
		return spaces(free/2) + s + spaces(free-free/2)
	}
	return s + spaces(free)
}

func main() {
	text := "The  quick brown fox\n\tjumps över the lazy dög, extraordinarily slowly. 世界 ends"
	for a := left; a <= justify; a++ {
		ls := lines(fields(text), 14)
		for i, l := range ls {
			println("|" + a.line(l, 14, i == len(ls)-1) + "|")
		}
	}
	println(len(fields("")), len(fields("   ")), len(lines(nil, 5)), len(lines([]string{"toolong", "x"}, 3)))
}
