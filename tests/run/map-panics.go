package main

func try(f func()) {
	defer func() { println(recover().(error).Error()) }()
	f()
}

func main() {
	var m map[string]int
	try(func() { m["a"] = 1 })
	k := map[any]int{}
	try(func() { k[[]int{1}] = 2 })
	try(func() { _ = k[map[int]int{}] })
	try(func() { _ = k[struct{ f func() }{}] })
	delete(m, "x")
	println(len(m))
}
