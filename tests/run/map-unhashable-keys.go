package main

func try(what string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			println(what, e.(error).Error())
		}
	}()
	f()
	println(what, "did not panic")
}

type holder struct {
	n int
	v any
}

func main() {
	m := map[any]int{1: 1}
	try("write", func() { m[[]int{1}] = 1 })
	try("read", func() { println(m[map[int]int{}]) })
	try("comma ok", func() { _, _ = m[func() {}] })
	try("delete", func() { delete(m, []string{}) })
	try("op", func() { m[[]int(nil)]++ })
	try("struct", func() { m[holder{1, []int{}}] = 2 })
	try("array", func() { m[[1]any{map[string]int{}}] = 2 })
	try("nested", func() { m[holder{1, holder{2, func() {}}}] = 2 })
	println(len(m))
	var none map[any]int
	try("nil map read", func() { println(none[[]int{}]) })
	try("nil map delete", func() { delete(none, []int{}) })
	empty := map[any]int{}
	try("empty map read", func() { println(empty[[]int{}]) })
	h := map[holder]int{}
	try("struct key", func() { h[holder{1, []byte("x")}] = 1 })
	try("struct key read", func() { println(h[holder{v: []int{}}]) })
	try("literal", func() { println(len(map[any]bool{1: true, any([]int{}): false})) })
	type noCompare struct{ f func() }
	try("named", func() { m[noCompare{}] = 1 })
}
