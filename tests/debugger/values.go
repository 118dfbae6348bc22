package main

type pair struct{ a, b int }

type text string

type failure struct{ why string }

func (f failure) Error() string { return f.why }

type tree map[int]tree

type big struct{ v [20]int }

type alike struct { // not a string
	str *byte
	len int
}

//go:noinline
func plain(n int, p pair, s string, f float64) int {
	return n + p.a + len(s) + int(f)
}

//go:noinline
func recovers(n int, s string) (r int) {
	defer func() {
		recover()
		r += n
	}()
	return len(s)
}

//go:noinline
func moves(n int, s string) *int {
	println(s)
	return &n
}

//go:noinline
func inMemory(b big, n int) int {
	return b.v[n]
}

//go:noinline
func (p *pair) method(n int) int {
	f := func(k int) int {
		return k + p.a
	}
	return f(n)
}

//go:noinline
func basic(s string, t text, empty string, list []string, none []int, nested [][]int, like alike) int {
	return len(s) + len(t) + len(list)
}

//go:noinline
func boxed(e error, nothing error, number, word, structure, pointer any) int {
	println(e.Error())
	return 0
}

//go:noinline
func shared(m map[string]int, keys map[pair]string, huge map[int]big, deep tree, no map[int]int, c, done chan int, never chan pair) int {
	println(len(m))
	return len(c)
}

var kept *int

type link struct{ next *link }

//go:noinline
func links(l *link) *link {
	return &link{l}
}

//go:noinline
func number(n int) *int {
	p := new(int)
	*p = n
	return p
}

//go:noinline
func grows(s []int) []int {
	return append(s, 1)
}

func main() {
	p := &pair{1, 2}
	println(plain(7, *p, "seven", 1.5), recovers(8, "eight"), inMemory(big{[20]int{1: 9}}, 1), p.method(10))
	println(links(nil).next == nil, len(grows(nil)), *number(3))
	kept = moves(11, "eleven")
	println(basic("a\"b", "text", "", []string{"x", "y"}, nil, [][]int{{1}, {2, 3}}, alike{nil, 3}))
	println(boxed(failure{"why"}, nil, 300, "word", pair{3, 4}, p))
	c, done := make(chan int, 3), make(chan int)
	c <- 1
	c <- 2
	<-c
	c <- 3
	c <- 4
	close(done)
	m := map[string]int{}
	for i := 0; i < 20; i++ {
		m[string(rune('a'+i))] = i
	}
	println(shared(m, map[pair]string{{1, 2}: "z"}, map[int]big{5: {}}, tree{1: {2: nil}}, nil, c, done, nil))
}
