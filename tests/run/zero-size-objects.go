package main

type empty struct{}
type nothing [0]int
type nested struct {
	a empty
	b [3]empty
	c nothing
}

func (empty) hello() string  { return "hello" }
func (*empty) there() string { return "there" }

type greeter interface{ hello() string }

func pass(e empty, n nothing, x int, m nested, y string) (empty, string, nested, int) {
	return e, y, m, x
}

func main() {
	var e empty
	var g greeter = e
	println(g.hello(), (&e).there(), g == greeter(empty{}), any(nested{}) == any(nested{}))
	_, s, _, x := pass(e, nothing{}, 5, nested{}, "s")
	println(s, x)
	set := map[string]empty{"a": {}}
	set["b"] = e
	_, ok := set["c"]
	println(len(set), ok, len(map[empty]int{{}: 1}), len(map[nothing]bool{{}: true}))
	es := make([]empty, 3, 10)
	es = append(es, e, empty{})
	println(len(es), cap(es) >= 5, es[4] == e)
	for i := range make([]nested, 3) {
		print(i, " ")
	}
	c := make(chan empty, 100)
	for range 70 {
		c <- empty{}
	}
	println(len(c), cap(c))
	var big [1 << 40]empty
	println(len(big), big[1<<39] == e)
	m := [...]nothing{{}, {}, 5: {}}
	println(len(m), len(m[5]))
	es2 := es
	copy(es2[1:], es)
	println(copy(es2, make([]empty, 2)), es2[0] == es[1])
	p, q := new(nested), new(nested)
	p.b[1], *q = empty{}, *p
	println(*p == *q, p != nil)
	f := func(es ...empty) int { return len(es) }
	println(f(), f(e, e), f(es...))
	var a any = [2]empty{}
	switch a.(type) {
	case [3]empty:
		println("three")
	case [2]empty:
		println("two")
	}
	st := struct {
		empty
		n int
	}{n: 4}
	println(st.hello(), st.n, g.(empty) == st.empty)
}
