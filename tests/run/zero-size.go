package main

type empty struct{}

func (empty) hello() string { return "hello" }

type holder struct {
	a int
	e empty
}

func main() {
	var e empty
	a := make([]empty, 1000)
	a = append(a, e, e)
	println(len(a), cap(a) >= len(a), e.hello(), e == empty{})
	m := map[empty]int{}
	m[e]++
	m[empty{}]++
	println(m[e], len(m))
	c := make(chan struct{}, 5)
	c <- struct{}{}
	println(len(c))
	var arr [0]int
	for range arr {
		println("never")
	}
	h := holder{1, e}
	p := &h.e
	println(p.hello(), h.a)
	var x any = e
	_, ok := x.(empty)
	println(ok, x == any(empty{}))
	z := make([][0]int, 10)
	println(len(z), len(z[3]))
	s := struct{}{}
	f := func(struct{}) int { return 5 }
	println(f(s))
}
