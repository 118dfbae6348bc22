package main

// Counts words of a text made here: substrings, maps by string, conversion of numbers, sorting by insertion of runs.

type count struct {
	word string
	n    int
}

func text(n int) string {
	syllables := []string{"ka", "lo", "mi", "ten", "ur", "ös", "par", "qi"}
	var b []byte
	seed := uint32(1)
	for i := 0; i < n; i++ {
		for k := 0; k < 1+int(seed>>30); k++ {
			seed = seed*1664525 + 1013904223
			b = append(b, syllables[seed>>29]...)
		}
		b = append(b, " ,.\n"[seed>>16&3])
		if seed>>8&15 == 0 {
			b = appendInt(b, int(seed>>20))
			b = append(b, ' ')
		}
	}
	return string(b)
}

func appendInt(b []byte, n int) []byte {
	if n >= 10 {
		b = appendInt(b, n/10)
	}
	return append(b, '0'+byte(n%10))
}

func isSpace(r rune) bool { return r == ' ' || r == '\n' || r == ',' || r == '.' }

func words(s string, yield func(string)) {
	from := -1
	for i, r := range s {
		if isSpace(r) {
			if from >= 0 {
				yield(s[from:i])
			}
			from = -1
		} else if from < 0 {
			from = i
		}
	}
	if from >= 0 {
		yield(s[from:])
	}
}

func number(s string) (n int, ok bool) {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, len(s) > 0
}

func sortCounts(c []count) {
	if len(c) < 2 {
		return
	}
	mid := c[len(c)/2]
	i, j := 0, len(c)-1
	for i <= j {
		for less(c[i], mid) {
			i++
		}
		for less(mid, c[j]) {
			j--
		}
		if i <= j {
			c[i], c[j] = c[j], c[i]
			i, j = i+1, j-1
		}
	}
	sortCounts(c[:j+1])
	sortCounts(c[i:])
}

func less(a, b count) bool { return a.n > b.n || a.n == b.n && a.word < b.word }

func main() {
	s := text(150000)
	total, distinct := 0, 0
	first := ""
	for round := 0; round < 50; round++ {
		seen := map[string]int{}
		words(s, func(w string) {
			if n, ok := number(w); ok {
				total += n
				return
			}
			seen[w]++
		})
		list := make([]count, 0, len(seen))
		for w, n := range seen {
			list = append(list, count{w, n})
		}
		sortCounts(list)
		distinct, first = len(list), list[0].word
	}
	println(total, distinct, first)
}
