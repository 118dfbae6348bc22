package main

// Boxes of all sizes hold addresses of variables: those too large for a frame keep what they point to alive.

type small struct {
	p *int
	a [100]int
}
type middle struct {
	p *int
	a [2000]int
}
type large struct {
	p *int
	a [12000]int
}
type huge struct {
	p *int
	a [20000]int
}

//go:noinline
func sum(v any, at int) int {
	switch v := v.(type) {
	case small:
		return *v.p + v.a[at%100]
	case middle:
		return *v.p + v.a[at%2000]
	case large:
		return *v.p + v.a[at%12000]
	case huge:
		return *v.p + v.a[at%20000]
	}
	return -1
}

//go:noinline
func churn(n int) int {
	t := 0
	for i := range n {
		s := make([]*int, i)
		for k := range s {
			s[k] = new(int)
			*s[k] = -7
		}
		t += len(s)
	}
	return t
}

func boxes(n int) (t int) {
	for i := range n {
		k := i * 3
		s := small{p: &k}
		m := middle{p: &k}
		l := large{p: &k}
		h := huge{p: &k}
		s.a[i], m.a[i], l.a[i], h.a[i] = i, i, i, i
		all := [...]any{s, m, l, h}
		churn(30)
		for _, v := range all {
			t = t*31 + sum(v, i)
		}
	}
	return t
}

func param(p *int) (any, int) {
	var v any = huge{p: p}
	churn(20)
	w := v
	return nil, sum(w, 5)
}

func main() {
	println(boxes(20))
	k := 9
	_, n := param(&k)
	println(n, k)
}
