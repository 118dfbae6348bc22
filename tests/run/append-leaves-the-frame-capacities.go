// Capacities of slices that grow in the frame and leave it.
// escape: go
package main

type B [3]int64
type P struct {
	p *int
	n int
}
type L []int
type W struct{ s []int }

func show[T any](name string, s []T) { println(name, len(s), cap(s), s == nil) }

//go:noinline
func loopBytes(n int) []byte {
	var s []byte
	for i := 0; i < n; i++ {
		s = append(s, byte(i))
	}
	return s
}

//go:noinline
func loopB(n int) []B {
	var s []B
	for i := range n {
		s = append(s, B{int64(i)})
	}
	return s
}

//go:noinline
func straight() []int {
	var s []int
	s = append(s, 1)
	s = append(s, 2, 3)
	return s
}

//go:noinline
func single() []int {
	var s []int
	s = append(s, 1)
	return s
}

//go:noinline
func named(n int) (s []int) {
	for i := range n {
		s = append(s, i)
	}
	return
}

//go:noinline
func namedTwo(n int) (s []int, err error) {
	for i := range n {
		s = append(s, i)
	}
	return s, nil
}

//go:noinline
func twoReturns(n int) []int {
	var s []int
	for i := range n {
		s = append(s, i)
	}
	if n == 3 {
		return s
	}
	return s
}

//go:noinline
func usesCap(n int) ([]int, int) {
	var s []int
	c := 0
	for i := range n {
		s = append(s, i)
		c = c*10 + cap(s)
	}
	return s, c
}

//go:noinline
func usesCapP(n int) ([]P, int) {
	var s []P
	c := 0
	for i := range n {
		s = append(s, P{nil, i})
		c = c*10 + cap(s)
	}
	return s, c
}

//go:noinline
func sliced(n int) []int16 {
	var s []int16
	for i := range n {
		s = append(s, int16(i))
		if i == 4 {
			s = s[1:]
		}
		if i == 7 {
			s = s[:2]
		}
	}
	return s
}

//go:noinline
func sum(s []int) int {
	n := 0
	for _, x := range s {
		n += x
	}
	return n
}

//go:noinline
func passed(n int) []int {
	var s []int
	for i := range n {
		s = append(s, i+sum(s))
	}
	return s
}

//go:noinline
func writes(s []int) { s[0]++ }

//go:noinline
func passedWritten(n int) []int {
	var s []int
	for i := range n {
		s = append(s, i)
		writes(s)
	}
	return s
}

//go:noinline
func assigned(n int, w *W) {
	var s []int
	for i := range n {
		s = append(s, i)
	}
	w.s = s
}

//go:noinline
func copied(n int) int {
	var s []int
	for i := range n {
		s = append(s, i)
	}
	t := s
	t = append(t, 1)
	return cap(t)*100 + cap(s)
}

//go:noinline
func ranged(n int) (int, []int) {
	var s []int
	for i := range n {
		s = append(s, i)
	}
	m := 0
	for _, x := range s {
		m += x
	}
	return m, nil
}

//go:noinline
func rangedCap(n int) (int, int) {
	var s []int
	for i := range n {
		s = append(s, i)
	}
	m := 0
	for _, x := range s {
		m += x
	}
	return m, cap(s)
}

//go:noinline
func pointer(n int) []int {
	var s []int
	for i := range n {
		s = append(s, i)
	}
	if n > 0 {
		p := &s[0]
		*p = 7
	}
	return s
}

//go:noinline
func compared(n int) []int {
	var s []int
	for i := range n {
		s = append(s, i)
	}
	if s == nil {
		return []int{1}
	}
	return s
}

//go:noinline
func literal(n int) []int {
	s := []int{}
	for i := range n {
		s = append(s, i)
	}
	return s
}

//go:noinline
func literal2(n int) []int32 {
	s := []int32{1, 2}
	for i := range n {
		s = append(s, int32(i))
	}
	return s
}

//go:noinline
func param(s []int, n int) []int {
	for i := range n {
		s = append(s, i)
	}
	return s
}

//go:noinline
func asNamed(n int) L {
	var s []int
	for i := range n {
		s = append(s, i)
	}
	return s
}

//go:noinline
func ownNamed(n int) L {
	var s L
	for i := range n {
		s = append(s, i)
	}
	return s
}

//go:noinline
func dots(n int, more []int) []int {
	var s []int
	for range n {
		s = append(s, more...)
		s = append(s, 1)
	}
	return s
}

//go:noinline
func inLoop(n int) [][]int {
	var all [][]int
	for i := range n {
		var s []int
		for k := range i {
			s = append(s, k)
		}
		all = append(all, s)
	}
	return all
}

//go:noinline
func inLoopAssigned(n int) []W {
	all := make([]W, n)
	for i := range n {
		var s []int
		for k := range i {
			s = append(s, k)
		}
		all[i].s = s
	}
	return all
}

//go:noinline
func deferred(n int) (s []int) {
	defer func() { recover() }()
	for i := range n {
		s = append(s, i)
	}
	return
}

//go:noinline
func deferredLocal(n int) []int {
	defer func() { recover() }()
	var s []int
	for i := range n {
		s = append(s, i)
	}
	return s
}

//go:noinline
func inside(n int) []int {
	f := func() []int {
		var s []int
		for i := range n {
			s = append(s, i)
		}
		return s
	}
	return f()
}

//go:noinline
func generic[T any](n int, x T) []T {
	var s []T
	for range n {
		s = append(s, x)
	}
	return s
}

//go:noinline
func reset(n int) []int {
	var s []int
	for i := range n {
		if i == 2 {
			s = nil
		}
		s = append(s, i)
	}
	return s
}

//go:noinline
func entry(n int, m map[int][]int) {
	var s []int
	for i := range n {
		s = append(s, i)
	}
	m[n] = s
}

//go:noinline
func sent(n int, c chan []int) {
	var s []int
	for i := range n {
		s = append(s, i)
	}
	c <- s
}

//go:noinline
func inLiteral(n int) W {
	var s []int
	for i := range n {
		s = append(s, i)
	}
	return W{s}
}

//go:noinline
func pair(n int) ([]int, []string) {
	var a []int
	var b []string
	for i := range n {
		a = append(a, i)
		b = append(b, "x")
	}
	return a, b
}

//go:noinline
func multi(n int) ([]int, []int) {
	var a []int
	for i := range n {
		a = append(a, i)
	}
	b, c := a, a
	return b, c
}

//go:noinline
func second(n int) []int {
	var a, b []int
	for i := range n {
		a = append(a, i)
	}
	b = a
	b = append(b, 9)
	return b
}

//go:noinline
func cond(n int, b bool) []int {
	var a []int
	for i := range n {
		a = append(a, i)
	}
	if b {
		return a
	}
	return nil
}

type T struct {
	a, b, c, d, e int
}

//go:noinline
func large(n int) []T {
	var a []T
	for i := range n {
		a = append(a, T{a: i})
	}
	return a
}

//go:noinline
func empties(n int) []struct{} {
	var a []struct{}
	for range n {
		a = append(a, struct{}{})
	}
	return a
}

//go:noinline
func blank(n int) int {
	var a []int
	for i := range n {
		a = append(a, i)
	}
	_ = a
	return cap(a)
}

//go:noinline
func elements(n int) [][2]int16 {
	var a [][2]int16
	for i := range n {
		a = append(a, [2]int16{int16(i)})
		a[0][1]++
		a[i] = a[0]
	}
	for i, j := 0, len(a)-1; i < j; i, j = i+1, j-1 {
		a[i], a[j] = a[j], a[i]
	}
	return a
}

//go:noinline
func arrayElement(n int) [][2]int16 {
	var a [][2]int16
	for i := range n {
		a = append(a, [2]int16{int16(i)})
		x := a[0][:]
		x[0] = 1
	}
	return a
}

//go:noinline
func (l L) len() int { return len(l) }

//go:noinline
func methods(n int) L {
	var l L
	for i := range n {
		l = append(l, i+l.len())
	}
	return l
}

//go:noinline
func varDecl(n int) []int {
	var l []int
	for i := range n {
		l = append(l, i)
	}
	var r = l
	return r
}

//go:noinline
func ifInit(n int) []int {
	var l []int
	for i := range n {
		l = append(l, i)
	}
	if r := l; len(r) > 0 {
		return r
	}
	return nil
}

//go:noinline
func switchReturn(n int) []int {
	var l []int
	for i := range n {
		l = append(l, i)
	}
	switch {
	case n > 100:
		panic(1)
	default:
		return l
	}
}

//go:noinline
func three(n int) []int {
	var l []int
	for i := range n {
		l = append(l, i)
		l = l[:len(l):len(l)]
	}
	return l
}

//go:noinline
func emptied(n int) []int {
	var l []int
	for i := range n {
		l = append(l, i)
	}
	l = l[:0]
	return l
}

//go:noinline
func loopReturn(n int) []int {
	var l []int
	for i := range n {
		l = append(l, i)
		if i == 2 {
			return l
		}
	}
	return nil
}

func main() {
	for _, n := range []int{0, 1, 2, 3, 4, 5, 8, 9, 17, 33} {
		println("n", n)
		show("loopBytes", loopBytes(n))
		show("loopB", loopB(n))
		show("straight", straight())
		show("single", single())
		show("named", named(n))
		a, _ := namedTwo(n)
		show("namedTwo", a)
		show("twoReturns", twoReturns(n))
		b, c := usesCap(n)
		show("usesCap", b)
		println(c)
		d, e := usesCapP(n)
		show("usesCapP", d)
		println(e)
		show("sliced", sliced(n))
		show("passed", passed(n))
		show("passedWritten", passedWritten(n))
		var w W
		assigned(n, &w)
		show("assigned", w.s)
		println("copied", copied(n))
		m, _ := ranged(n)
		println("ranged", m)
		m, k := rangedCap(n)
		println("rangedCap", m, k)
		show("pointer", pointer(n))
		show("compared", compared(n))
		show("literal", literal(n))
		show("literal2", literal2(n))
		show("param", param(nil, n))
		show("param2", param([]int{1, 2, 3}, n))
		show("asNamed", asNamed(n))
		show("ownNamed", ownNamed(n))
		show("dots", dots(n, []int{1, 2, 3}[:n%4]))
		for _, x := range inLoop(n % 6) {
			show("inLoop", x)
		}
		for _, x := range inLoopAssigned(n % 6) {
			show("inLoopAssigned", x.s)
		}
		show("deferred", deferred(n))
		show("deferredLocal", deferredLocal(n))
		show("inside", inside(n))
		show("generic", generic(n, 1))
		show("generic", generic(n, "x"))
		show("reset", reset(n))
		mm := map[int][]int{}
		entry(n, mm)
		show("entry", mm[n])
		ch := make(chan []int, 1)
		sent(n, ch)
		show("sent", <-ch)
		show("inLiteral", inLiteral(n).s)
		x, y := pair(n)
		show("pair", x)
		show("pair", y)
		x, _ = multi(n)
		show("multi", x)
		show("second", second(n))
		show("cond", cond(n, true))
		show("large", large(n))
		show("empties", empties(n)[:0:0])
		println("blank", blank(n))
		show("elements", elements(n))
		show("arrayElement", arrayElement(n))
		show("methods", methods(n))
		show("varDecl", varDecl(n))
		show("ifInit", ifInit(n))
		show("switchReturn", switchReturn(n))
		show("three", three(n))
		show("emptied", emptied(n))
		show("loopReturn", loopReturn(n))
	}
}
