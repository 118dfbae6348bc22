package main

// Huffman codes: trees behind interfaces, bits in a byte slice, maps from symbol to code, there and back.

type node interface{ weight() int }

type leaf struct {
	symbol byte
	n      int
}

type inner struct {
	left, right node
	n           int
}

func (l *leaf) weight() int  { return l.n }
func (i *inner) weight() int { return i.n }

type code struct {
	bits uint32
	n    uint
}

func build(data []byte) node {
	var counts [256]int
	for _, b := range data {
		counts[b]++
	}
	var list []node
	for s, n := range counts {
		if n > 0 {
			list = append(list, &leaf{byte(s), n})
		}
	}
	for len(list) > 1 {
		a, b := least(&list), least(&list)
		list = append(list, &inner{a, b, a.weight() + b.weight()})
	}
	return list[0]
}

func least(list *[]node) node {
	at := 0
	for i, n := range *list {
		if n.weight() < (*list)[at].weight() {
			at = i
		}
	}
	n := (*list)[at]
	last := len(*list) - 1
	(*list)[at] = (*list)[last]
	*list = (*list)[:last]
	return n
}

func assign(n node, c code, codes map[byte]code) {
	switch n := n.(type) {
	case *leaf:
		codes[n.symbol] = c
	case *inner:
		assign(n.left, code{c.bits << 1, c.n + 1}, codes)
		assign(n.right, code{c.bits<<1 | 1, c.n + 1}, codes)
	}
}

type bitWriter struct {
	out  []byte
	hold uint64
	n    uint
}

func (w *bitWriter) write(c code) {
	w.hold = w.hold<<c.n | uint64(c.bits)
	for w.n += c.n; w.n >= 8; w.n -= 8 {
		w.out = append(w.out, byte(w.hold>>(w.n-8)))
	}
}

func encode(data []byte, codes map[byte]code) []byte {
	w := &bitWriter{}
	for _, b := range data {
		w.write(codes[b])
	}
	w.write(code{0, 7})
	return w.out
}

func decode(bits []byte, root node, n int) []byte {
	out := make([]byte, 0, n)
	at := root
	for i := 0; len(out) < n; i++ {
		in := at.(*inner)
		if bits[i/8]>>(7-uint(i)%8)&1 == 1 {
			at = in.right
		} else {
			at = in.left
		}
		if l, ok := at.(*leaf); ok {
			out = append(out, l.symbol)
			at = root
		}
	}
	return out
}

func main() {
	data := make([]byte, 600000)
	seed := uint32(11)
	for i := range data {
		seed = seed*1664525 + 1013904223
		data[i] = "etaoinshrdlu etaoin eee  "[(seed>>8)%25]
	}
	size, same := 0, true
	for round := 0; round < 8; round++ {
		root := build(data)
		codes := map[byte]code{}
		assign(root, code{}, codes)
		bits := encode(data, codes)
		size = len(bits)
		same = same && string(decode(bits, root, len(data))) == string(data)
		data[round] ^= 1
	}
	println(size, same)
}
