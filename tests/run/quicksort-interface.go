package main

type sorter interface {
	Len() int
	Less(i, j int) bool
	Swap(i, j int)
}

type ints []int

func (s ints) Len() int           { return len(s) }
func (s ints) Less(i, j int) bool { return s[i] < s[j] }
func (s ints) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }

type reverse struct{ sorter }

func (r reverse) Less(i, j int) bool { return r.sorter.Less(j, i) }

func sort(s sorter, lo, hi int) {
	if hi-lo < 2 {
		return
	}
	p := lo
	for i := lo + 1; i < hi; i++ {
		if s.Less(i, lo) {
			p++
			s.Swap(i, p)
		}
	}
	s.Swap(lo, p)
	sort(s, lo, p)
	sort(s, p+1, hi)
}

func main() {
	var a ints
	x := uint32(1)
	for i := 0; i < 200; i++ {
		x = x*1103515245 + 12345
		a = append(a, int(x>>16)%1000)
	}
	sort(a, 0, a.Len())
	ok := true
	for i := 1; i < len(a); i++ {
		ok = ok && a[i-1] <= a[i]
	}
	println(ok, a[0], a[199])
	sort(reverse{a}, 0, a.Len())
	println(a[0], a[199])
}
