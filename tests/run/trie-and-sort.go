package main

type trie struct {
	kids map[rune]*trie
	end  bool
}

func (t *trie) add(s string) {
	for _, r := range s {
		if t.kids == nil {
			t.kids = make(map[rune]*trie)
		}
		n, ok := t.kids[r]
		if !ok {
			n = new(trie)
			t.kids[r] = n
		}
		t = n
	}
	t.end = true
}

func (t *trie) walk(prefix string, f func(string)) {
	if t.end {
		f(prefix)
	}
	keys := make([]rune, 0, len(t.kids))
	for r := range t.kids {
		keys = append(keys, r)
	}
	for i := range keys {
		for j := i; j > 0 && keys[j] < keys[j-1]; j-- {
			keys[j], keys[j-1] = keys[j-1], keys[j]
		}
	}
	for _, r := range keys {
		t.kids[r].walk(prefix+string(r), f)
	}
}

func main() {
	var t trie
	for _, w := range []string{"tea", "ten", "to", "inn", "in", "été", "i", "世界", "tea"} {
		t.add(w)
	}
	n := 0
	t.walk("", func(s string) { n++; println(n, s) })
}
