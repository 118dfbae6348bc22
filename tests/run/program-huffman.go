package main

type node struct {
	sym         byte
	freq        int
	left, right *node
}
type queue []*node

func (q queue) less(i, j int) bool {
	if q[i].freq != q[j].freq {
		return q[i].freq < q[j].freq
	}
	return q[i].sym < q[j].sym
}
func (q *queue) push(n *node) {
	*q = append(*q, n)
	h := *q
	for i := len(h) - 1; i > 0 && h.less(i, (i-1)/2); i = (i - 1) / 2 {
		h[i], h[(i-1)/2] = h[(i-1)/2], h[i]
	}
}
func (q *queue) pop() *node {
	h := *q
	top, n := h[0], len(h)-1
	h[0] = h[n]
	h = h[:n]
	for i := 0; ; {
		c := 2*i + 1
		if c >= n {
			break
		}
		if c+1 < n && h.less(c+1, c) {
			c++
		}
		if !h.less(c, i) {
			break
		}
		h[i], h[c] = h[c], h[i]
		i = c
	}
	*q = h
	return top
}

func build(text string) *node {
	var freq [256]int
	for i := range len(text) {
		freq[text[i]]++
	}
	var q queue
	for s, f := range freq {
		if f > 0 {
			q.push(&node{sym: byte(s), freq: f})
		}
	}
	for len(q) > 1 {
		a, b := q.pop(), q.pop()
		q.push(&node{min(a.sym, b.sym), a.freq + b.freq, a, b})
	}
	return q[0]
}
func (n *node) codes(prefix string, out map[byte]string) {
	if n.left == nil {
		out[n.sym] = prefix
		return
	}
	n.left.codes(prefix+"0", out)
	n.right.codes(prefix+"1", out)
}

type bits struct {
	data []byte
	n    int
}

func (b *bits) add(s string) {
	for _, c := range s {
		if b.n%8 == 0 {
			b.data = append(b.data, 0)
		}
		b.data[b.n/8] |= byte(c-'0') << (7 - b.n%8)
		b.n++
	}
}
func (b *bits) all(yield func(bool) bool) {
	for i := range b.n {
		if !yield(b.data[i/8]>>(7-i%8)&1 == 1) {
			return
		}
	}
}

func main() {
	text := "she sells sea shells by the sea shore; the shells she sells are surely seashells"
	tree := build(text)
	codes := map[byte]string{}
	tree.codes("", codes)
	var b bits
	for i := range len(text) {
		b.add(codes[text[i]])
	}
	println(len(text)*8, b.n, len(b.data), codes['s'], codes['e'], codes[';'])
	var out []byte
	n := tree
	for right := range b.all {
		if right {
			n = n.right
		} else {
			n = n.left
		}
		if n.left == nil {
			out = append(out, n.sym)
			n = tree
		}
	}
	println(string(out) == text, string(out[:9]))
}
