package main

type I interface{ M() }
type J interface{ N() }
type T struct{}

func (T) M() {}

type P struct{}

func (*P) M() {}

func try(f func()) {
	defer func() {
		err := recover().(error)
		println(err.Error())
	}()
	f()
}

func main() {
	var x any = "str"
	var nilany any
	var i I
	try(func() { _ = x.(int) })
	try(func() { _ = nilany.(int) })
	try(func() { _ = x.(I) })
	try(func() { _ = i.(J) })
	try(func() { i.M() })
	i = T{}
	try(func() { _ = i.(J) })
	try(func() { _ = i.(*P) })
	x = []int{1}
	y := x
	try(func() { println(x == y) })
	x = map[string]int{}
	try(func() { println(x == any(map[string]int{})) })
	x = struct{ f []int }{}
	try(func() { println(x == x) })
	x = P{}
	try(func() { _ = x.(I) })
}
