package main

import "runtime"

type shape interface{ area() int }
type named interface{ name() string }
type both interface {
	shape
	named
}
type square struct{ n int }
type circle struct{ r int }

func (s square) area() int     { return s.n * s.n }
func (c *circle) area() int    { return 3 * c.r }
func (c *circle) name() string { return "circle" }

type myInt int

func try(f func()) {
	defer func() {
		e := recover()
		_, ta := e.(*runtime.TypeAssertionError)
		println(ta, e.(runtime.Error).Error())
	}()
	f()
}

func main() {
	var a, none any = square{2}, nil
	var s shape = square{3}
	var nilShape shape
	try(func() { _ = a.(int) })
	try(func() { _ = none.(int) })
	try(func() { _ = a.(circle) })
	try(func() { _ = a.(*square) })
	try(func() { _ = a.(named) })
	try(func() { _ = none.(named) })
	try(func() { _ = s.(both) })
	try(func() { _ = s.(*circle) })
	try(func() { _ = nilShape.(square) })
	try(func() { _ = nilShape.(shape) })
	try(func() { _ = s.(interface{ perimeter() int }) })
	try(func() { _ = any(circle{}).(shape) })
	try(func() { _ = any(1).(myInt) })
	try(func() { _ = any(myInt(1)).(int) })
	try(func() { _ = any([]int{}).([]string) })
	try(func() { _ = any(map[string]any{}).(map[string]int) })
	try(func() { _ = any(func(int) {}).(func()) })
	try(func() { _ = any(struct{ a int }{}).(struct{ b int }) })
	try(func() { _ = any([2]int{}).([3]int) })
	try(func() { _ = any(make(chan int)).(<-chan int) })
	try(func() { _ = any("s").(error) })
	try(func() { _ = any(new(int)).(**int) })
	try(func() { _ = any('x').(byte) })
	try(func() { _ = any(uintptr(1)).(uint) })
}
