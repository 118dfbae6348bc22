package main

type entry struct {
	n    int
	tags []string
}

func lookup(m map[string]*entry, k string) (e *entry, ok bool) {
	e, ok = m[k]
	return
}

type yes bool

func main() {
	m := map[string]*entry{"a": {n: 1}, "nil": nil}
	e, ok := lookup(m, "a")
	println(e.n, ok)
	e, ok = lookup(m, "nil")
	println(e == nil, ok)
	e, ok = lookup(m, "none")
	println(e == nil, ok)
	if v, ok := m["a"]; ok && v.n == 1 {
		println("found")
	} else if !ok {
		println("no")
	}
	var named yes
	_, named = m["a"]
	println(named)
	var any1 any
	_, any1 = m["none"]
	println(any1.(bool))
	counts := map[rune]int{}
	for _, r := range "hello" {
		if _, seen := counts[r]; seen {
			print(string(r), " again ")
		}
		counts[r]++
	}
	println(len(counts))
	values := [2]int{}
	oks := map[string]bool{}
	values[1], oks["x"] = counts['l']
	println(values[1], oks["x"])
	sets := map[string]map[int]bool{"s": {1: false}}
	v, ok := sets["s"][1]
	w, ok2 := sets["t"][1]
	println(v, ok, w, ok2)
	fs := map[string]func() string{"f": func() string { return "called" }}
	if f, ok := fs["f"]; ok {
		println(f())
	}
	_, ok = fs["g"]
	println(ok, fs["g"] == nil)
	st := map[int]entry{1: {tags: []string{"t"}}}
	x, ok := st[1]
	y := st[2]
	println(x.tags[0], ok, y.tags == nil)
}
