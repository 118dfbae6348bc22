package main

type shape interface{ area() int }
type base struct{ n int }

func (b base) area() int { return b.n }

func one() any {
	type t struct{ x int }
	return t{1}
}
func two() any {
	type t struct{ x int }
	return t{1}
}

func scopes() {
	type t int
	var outer any = t(1)
	{
		type t int
		var inner any = t(1)
		println(outer == inner)
		_, ok := outer.(t)
		println(ok)
	}
	_, ok := outer.(t)
	println(ok)
	if type2 := 0; true {
		type t = string
		var s t = "alias"
		println(s, type2)
	}
}

func embedded() shape {
	type named struct {
		base
		name string
	}
	type again struct{ *named }
	return again{&named{base{7}, "n"}}
}

func recursive() int {
	type list struct {
		next *list
		v    int
	}
	type graph map[string]struct {
		edges []string
		sub   graph
	}
	var l *list
	for i := range 5 {
		l = &list{l, i}
	}
	sum := 0
	for ; l != nil; l = l.next {
		sum += l.v
	}
	g := graph{"a": {[]string{"b"}, graph{"c": {}}}}
	return sum*10 + len(g["a"].sub)
}

func loop() (n int) {
	seen := map[any]bool{}
	for i := range 3 {
		type key struct{ i int }
		seen[key{i % 2}] = true
	}
	return len(seen)
}

func literal() string {
	f := func() any {
		type t struct{ s string }
		return t{"in a literal"}
	}
	_, same := f().(struct{ s string })
	println(f() == f(), same)
	type iface interface{ area() int }
	var i iface = base{3}
	_, ok := i.(shape)
	println(ok)
	const c = "local constant"
	type array [len(c)]byte
	return string(make([]byte, len(array{})-14)) + c
}

func main() {
	println(one() == two(), one() == one())
	scopes()
	println(embedded().area(), recursive(), loop())
	println(len(literal()))
}
