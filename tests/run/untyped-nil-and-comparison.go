package main

type t struct{ p *int }
type myErr struct{}

func (*myErr) Error() string { return "my" }

func typedNil() error {
	var e *myErr
	return e
}

func realNil() error { return nil }

func main() {
	var (
		p *int
		s []int
		m map[string]int
		c chan int
		f func()
		i any
		e error
	)
	println(p == nil, s == nil, m == nil, c == nil, f == nil, i == nil, e == nil, nil == p)
	println(any(p) == nil, any(s) == nil, any(m) == nil, any(e) == nil, any(i) == nil)
	println(typedNil() == nil, realNil() == nil, typedNil().(*myErr) == nil)
	i = p
	println(i == nil, i == (*int)(nil), i == any((*string)(nil)))
	i = nil
	println(i == nil)
	var q **int = &p
	println(*q == nil, q != nil, t{}.p == nil, t{} == t{nil})
	s = nil
	println(append(s, []int(nil)...) == nil, []any{nil, p, nil}[1] == nil, len([]error{nil, nil}))
	c, f = nil, nil
	select {
	case <-c:
	default:
		println("nil channel is never ready")
	}
	func(p *int, s []int, e error) { println(p == nil, s == nil, e == nil) }(nil, nil, nil)
	switch i {
	case nil:
		println("case nil")
	}
	g := func() (*int, []string, func()) { return nil, nil, nil }
	a, b, d := g()
	println(a == nil, b == nil, d == nil)
	var arr [2]*int
	var st struct{ e error }
	println(arr[1] == nil, st.e == nil, arr == [2]*int{nil, nil})
}
