package main

import "m/lib"

type other struct{ *lib.Guard }

func main() {
	b, l := &lib.Box[string]{}, other{&lib.Guard{}}
	println(b.Put("a", l), b.Put("b", l), b.V, b.Held, l.Held)
	println(lib.Run(b, "c"), b.V, b.Held)
	n := &lib.Box[[2]int]{}
	old := n.Put([2]int{1, 2}, n)
	println(old[1], lib.Run(n, old)[0], n.Held)
}
