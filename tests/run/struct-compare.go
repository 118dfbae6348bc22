package main

type inner struct {
	f float64
	s string
}

type mixed struct {
	a  int8
	_  int32
	b  int64
	in inner
	i  any
	p  *int
}

var zero float64

func main() {
	x, y := mixed{a: 1, b: 2, in: inner{1, "s"}, i: "i"}, mixed{a: 1, b: 2, in: inner{1, "s" + string([]byte{})}, i: "i"}
	println(x == y, x != y)
	y.in.f = 2
	println(x == y)
	println(inner{zero, "a"} == inner{-zero, "a"}, inner{f: zero / zero} == inner{f: zero / zero})
	x.i, y = int32(1), x
	println(x == y, x.i == any(1))
	y = x
	println(x == y)
	y.p = new(int)
	println(x == y, struct{}{} == struct{}{}, [1]inner{} == [1]inner{{}})
	// Of different but identical types.
	anon := struct {
		f float64
		s string
	}{1, "s"}
	println(anon == inner{1, "s"}, inner{1, "t"} == anon)
	var e any = anon
	println(e == any(inner{1, "s"}), e == any(anon))
	if (inner{1, "q"}) == (inner{1, "q"}) {
		println("in parentheses")
	}
	defer func() { println(recover().(error).Error()) }()
	// The fields are compared in order until two differ.
	x.i, y.i = []int{}, []int{}
	y.a = 9
	println(x == y)
	y.a, y.p = x.a, x.p
	println(x == y)
}
