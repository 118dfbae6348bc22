package main

type token struct {
	dist, length int
	next         byte
}

func compress(in []byte) (out []token) {
	const window = 64
	for at := 0; at < len(in); {
		var best token
		for d := 1; d <= window && d <= at; d++ {
			n := 0
			for at+n < len(in)-1 && n < 30 && in[at-d+n] == in[at+n] {
				n++
			}
			if n > best.length {
				best.dist, best.length = d, n
			}
		}
		at += best.length
		best.next = in[at]
		at++
		out = append(out, best)
	}
	return
}

func expand(ts []token) []byte {
	var out []byte
	for _, t := range ts {
		for range t.length {
			out = append(out, out[len(out)-t.dist])
		}
		out = append(out, t.next)
	}
	return out
}

func lzw(s string) (codes []int) {
	table := map[string]int{}
	for i := range 256 {
		table[string([]byte{byte(i)})] = i
	}
	w := ""
	for _, c := range []byte(s) {
		wc := w + string([]byte{c})
		if _, ok := table[wc]; ok {
			w = wc
			continue
		}
		codes = append(codes, table[w])
		table[wc] = len(table)
		w = string([]byte{c})
	}
	return append(codes, table[w])
}

func unlzw(codes []int) string {
	table := make([]string, 256, 300)
	for i := range table {
		table[i] = string([]byte{byte(i)})
	}
	w := table[codes[0]]
	out := []byte(w)
	for _, k := range codes[1:] {
		var entry string
		switch {
		case k < len(table):
			entry = table[k]
		case k == len(table):
			entry = w + w[:1]
		default:
			panic("bad code")
		}
		out = append(out, entry...)
		table = append(table, w+entry[:1])
		w = entry
	}
	return string(out)
}

func main() {
	for _, s := range []string{"abracadabra abracadabra!", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "x", "to be or not to be or to be or not to be"} {
		ts, cs := compress([]byte(s)), lzw(s)
		println(len(s), len(ts), string(expand(ts)) == s, len(cs), unlzw(cs) == s)
		for _, t := range ts[:min(len(ts), 8)] {
			print("(", t.dist, ",", t.length, ",", string(rune(t.next)), ") ")
		}
		println(cs[len(cs)-1])
	}
	defer func() { println(recover().(string)) }()
	unlzw([]int{65, 999})
}
