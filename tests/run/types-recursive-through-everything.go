package main

type fn func(fn) fn
type slice []slice
type table map[string]table
type pipe chan pipe
type ptr *ptr
type iface interface {
	self() iface
	with(map[string]iface) []iface
}
type tree struct {
	kids  [2]*tree
	up    **tree
	visit func(*tree) tree
}
type array [2][]array
type a struct{ b *b }
type b struct{ c []c }
type c struct{ a a }
type leaf int

func (l leaf) self() iface { return l + 1 }
func (l leaf) with(m map[string]iface) []iface {
	return []iface{l, m["x"]}
}

func depth(s slice) (d int) {
	for _, k := range s {
		d = max(d, depth(k))
	}
	return d + 1
}
func count(t table) (n int) {
	for _, k := range t {
		n += 1 + count(k)
	}
	return
}
func leaves(x array) (n int) {
	for _, s := range x {
		n += len(s)
		for _, y := range s {
			n += leaves(y)
		}
	}
	return
}

func main() {
	calls := 0
	var f fn
	f = func(g fn) fn { calls++; return g }
	println(f(f)(f)(nil) == nil, calls)
	s := slice{{}, {{}, {{}}}, nil}
	s[0] = s[1][1:]
	println(depth(s), len(s[0][0]))
	t := table{"a": {"b": {}, "c": nil}, "d": {"e": {"f": {}}}}
	println(count(t))
	p := make(pipe, 1)
	p <- make(pipe, 7)
	println(cap(<-p))
	var q ptr
	q = &q
	println(**q == q, *q != nil)
	var i iface = leaf(1)
	println(i.self().self().(leaf), len(i.with(nil)), i.with(map[string]iface{"x": i})[1] == i)
	r := &tree{}
	r.kids[0] = &tree{up: &r, visit: func(t *tree) tree { return tree{kids: [2]*tree{t, t}} }}
	k := r.kids[0].visit(*r.kids[0].up)
	println(k.kids[1] == r, (*r.kids[0].up).kids[1] == nil)
	println(leaves(array{{{}, {{{}}}}, {{}}}))
	x := a{&b{[]c{{a{nil}}, {a{&b{}}}}}}
	println(x.b.c[0].a.b == nil, len(x.b.c[1].a.b.c))
}
