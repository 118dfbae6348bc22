package main

type (
	slice []slice
	table map[string]table
	fn    func(int) fn
	ch    chan ch
	ptr   *ptr
	arr   [2]*arr
	iface interface{ next() iface }
	nests [2]struct {
		up *nests
		in []nests
	}
	mutual struct{ other *mirror }
	mirror struct {
		back []mutual
		m    map[int]mirror
	}
)

func (s slice) depth() int {
	d := 0
	for _, e := range s {
		d = max(d, e.depth())
	}
	return d + 1
}

type chain struct{ n int }

func (c chain) next() iface {
	if c.n == 0 {
		return nil
	}
	return chain{c.n - 1}
}

func count(t table) (n int) {
	for _, v := range t {
		n += 1 + count(v)
	}
	return
}

func main() {
	s := slice{{}, {{}, {{}}}, nil}
	println(s.depth(), len(s[1]))
	s[0] = s[:1] // contains itself
	println(len(s[0][0][0]))
	t := table{"a": {"b": {"c": nil}}, "d": {}}
	println(count(t), t["a"]["b"]["x"] == nil)
	sum := 0
	var f fn
	f = func(n int) fn { sum += n; return f }
	f(1)(2)(3)
	println(sum)
	c := make(ch, 1)
	c <- c
	println(<-c == c)
	var p ptr
	p = &p
	println(**p == p)
	a := &arr{}
	a[0], a[1] = a, &arr{nil, a}
	println(a[0][1][1] == a)
	nest := nests{{up: &nests{}}, {}}
	copied := nest
	nest[1].in = append(nest[1].in, copied)
	println(nest[1].in[0][0].up == nest[0].up, len(nest[1].in[0][1].in))
	n := 0
	for i := iface(chain{3}); i != nil; i = i.next() {
		n++
	}
	println(n)
	m := mirror{m: map[int]mirror{1: {back: []mutual{{nil}}}}}
	m.back = append(m.back, mutual{&m})
	println(m.back[0].other.back[0].other == &m, len(m.m[1].back))
	type list struct {
		*list
		v int
	}
	l := list{&list{&list{nil, 3}, 2}, 1}
	println(l.v, l.list.v, l.list.list.v, l.list.list.list == nil)
}
