package main

func try(name string, f func()) {
	defer func() {
		e := recover()
		println(name, e.(error).Error())
	}()
	f()
}

type s interface{ m() }
type v struct{ n int }

func (v) m() {}

func main() {
	try("nil func", func() {
		var f func()
		defer f()
		println("body runs before the call")
	})
	try("nil func with arguments", func() {
		var f func(int) int
		x := 1
		defer f(x)
		x++
		println("still", x)
	})
	try("nil interface", func() {
		var i s
		defer println("registered first")
		defer i.m()
		println("not reached")
	})
	try("nil pointer, value method", func() {
		var p *v
		defer p.m()
		println("not reached")
	})
	try("go nil interface", func() {
		var i s
		go i.m()
		println("not reached")
	})
}
