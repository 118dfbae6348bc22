package main

type e struct{ s string }

func (x e) Error() string { return "error " + x.s }

type st int

func (s st) String() string { return "not used" }

func main() {
	defer func() {
		panic(e{"last"})
	}()
	defer func() {
		panic(st(3))
	}()
	defer func() {
		defer func() { recover() }()
		panic("recovered, not shown")
	}()
	defer func() {
		var m map[string]int
		m["x"] = 1
	}()
	panic("first")
}
