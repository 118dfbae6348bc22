package main

func try(f func() bool) {
	defer func() {
		if e := recover(); e != nil {
			println(e.(error).Error())
		}
	}()
	println(f())
}

type noise interface{ noise() }
type dogs []string
type cats map[string]int
type cow struct{ f func() }
type hen struct{ x any }

func (dogs) noise() {}
func (cats) noise() {}
func (cow) noise()  {}
func (hen) noise()  {}

func main() {
	var a, b any = []int{1}, []int{1}
	try(func() bool { return a == b })
	try(func() bool { return a == any(1) })
	try(func() bool { return a == nil })
	try(func() bool { b = a; return a == b })
	var n, m noise = dogs{}, cats{}
	try(func() bool { return n == m })
	try(func() bool { return n == n })
	try(func() bool { return m != m })
	try(func() bool { return noise(cow{}) == noise(cow{}) })
	try(func() bool { return noise(hen{1}) == noise(hen{1}) })
	try(func() bool { return noise(hen{dogs{}}) == noise(hen{dogs{}}) })
	try(func() bool { return noise(hen{dogs{}}) == noise(hen{cats{}}) })
	try(func() bool { return [2]any{1, a} == [2]any{2, a} })
	try(func() bool { return [2]any{1, a} == [2]any{1, a} })
	try(func() bool { return hen{a} == hen{2} })
	try(func() bool {
		return any(struct {
			x int
			y []int
		}{1, nil}) == any(struct {
			x int
			y []int
		}{2, nil})
	})
	try(func() bool { return any([0]func(){}) == any([0]func(){}) })
	try(func() bool { return a == any(&a) })
	try(func() bool {
		switch a {
		case 1, "x", nil:
			return true
		case a:
		}
		return false
	})
}
