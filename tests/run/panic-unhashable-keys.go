package main

func try(f func()) {
	defer func() {
		if e := recover(); e != nil {
			println(e.(error).Error())
		} else {
			println("fine")
		}
	}()
	f()
}

type key struct {
	a int
	i any
}
type fn func()

func main() {
	m := map[any]int{}
	try(func() { m[[]int{1}] = 1 })
	try(func() { m[map[string]int{}] = 1 })
	try(func() { m[func() {}] = 1 })
	try(func() { m[fn(nil)] = 1 })
	try(func() { m[struct{ s []string }{}] = 1 })
	try(func() { m[[2]any{1, []int{}}] = 1 })
	try(func() { m[[2]any{1, 2}] = 1 })
	try(func() { _ = m[[]byte{}] })
	try(func() { _, _ = m[[]byte{}] })
	try(func() { delete(m, []byte{}) })
	try(func() { var e map[any]int; println(e[1]) })
	try(func() { var e map[any]int; println(e[[]int{}]) })
	try(func() { var e map[any]int; delete(e, func() {}) })
	k := map[key]string{}
	try(func() { k[key{1, "x"}] = "ok" })
	try(func() { k[key{1, []int{}}] = "no" })
	try(func() { _ = map[any]bool{1: true, key{2, map[int]int{}}: true} })
	p := &[]int{1}
	try(func() { m[p]++; m[p]++; println(m[p]) })
	c := make(chan []int)
	try(func() { m[c] = 1; println(m[c], m[(chan []int)(nil)]) })
	println(len(m), len(k))
}
