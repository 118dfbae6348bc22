package main

import "runtime"

type mine struct{}

func (mine) Error() string { return "mine" }
func (mine) RuntimeError() {}

func kind(f func()) {
	defer func() {
		e := recover()
		switch x := e.(type) {
		case *runtime.TypeAssertionError:
			println("assertion:", x.Error())
		case mine:
			_, ok := e.(runtime.Error)
			println("mine", ok)
		case runtime.Error:
			println("runtime:", x.Error())
		case error:
			println("error:", x.Error())
		case string:
			println("string:", x)
		}
	}()
	f()
}

type plain struct{}

func (plain) Error() string { return "plain" }

func main() {
	var p *struct{ a [10]int }
	var m map[string][]int
	var e error
	var f func()
	var c chan int
	var arr *[5]int
	i := 5
	kind(func() { p.a[1] = 2 })
	kind(func() { m["a"] = nil })
	kind(func() { m["a"] = append(m["a"], 1) })
	kind(func() { println(len(m["a"])); _ = m["a"][0] })
	kind(func() { _ = e.Error() })
	kind(func() { f() })
	kind(func() { close(c) })
	kind(func() { c = make(chan int); close(c); c <- 1 })
	kind(func() { println(len(arr)); arr[i-1] = 1 })
	kind(func() {
		for i := range arr {
			print(i)
		}
		println()
		for _, v := range arr {
			print(v)
		}
	})
	kind(func() { _ = *(*int)(nil) })
	kind(func() { _ = any(e).(error) })
	kind(func() { panic(mine{}) })
	kind(func() { panic(plain{}) })
	kind(func() { panic("text") })
	kind(func() { panic(nil) })
	kind(func() { var s []int; s[i]++ })
}
