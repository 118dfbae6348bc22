package main

func try(what string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			println(what, e.(error).Error())
		}
	}()
	f()
}

type face interface{ m() }

type impl struct{ n int }

func (i *impl) m() { println("m", i.n) }

func main() {
	// A nil function panics when it is called at the end, not at the defer statement.
	try("nil func", func() {
		var f func()
		defer println("still runs")
		defer f()
		println("after the defer statement")
	})
	// A nil interface or pointer needed for the receiver panics at once.
	try("nil interface", func() {
		var i face
		defer i.m()
		println("not reached")
	})
	try("nil pointer, value receiver", func() {
		var p *value
		defer p.m()
		println("not reached")
	})
	try("nil pointer, pointer receiver", func() {
		var p *impl
		defer func() { println("before") }()
		defer p.m()
		println("after the defer statement")
	})
	try("argument", func() {
		var m map[string]func(int)
		var p *int
		defer m["none"](*p)
		println("not reached")
	})
	try("go", func() {
		var p *value
		go p.m()
		println("not reached")
	})
}

type value struct{ n int }

func (v value) m() { println("value", v.n) }
