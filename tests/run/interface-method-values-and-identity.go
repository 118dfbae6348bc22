package main

type animal interface{ sound() string }
type mover interface{ move() int }
type both interface {
	animal
	mover
}

type cat struct{ legs int }

func (c cat) sound() string { return "meow" }
func (c cat) move() int     { return c.legs }

type robot int

func (r *robot) sound() string { return "beep" }
func (r *robot) move() int     { *r++; return int(*r) }

func main() {
	var r robot
	for _, x := range []both{cat{4}, &r, &cat{3}} {
		var a animal = x
		m := a.(mover)
		again := m.(both)
		println(a.sound(), m.move(), again == x, any(a) == any(m))
		f, g := x.sound, mover.move
		println(f(), g(x))
	}
	_, ok := any(r).(animal) // not the pointer
	_, okPtr := any(&r).(animal)
	println(ok, okPtr, r)
	// Equal if of one type and equal values; pointers by identity.
	var a, b animal = cat{4}, cat{4}
	var c animal = &cat{4}
	println(a == b, a == c, c == animal(&cat{4}), a == cat{4}, cat{4} == b)
	var p animal = &r
	println(p == &r, p == any(&r), p != nil)
	var none animal
	println(none == nil, any(none) == nil, none == a)
	_, isBoth := none.(both)
	println(isBoth)
	var e interface{} = a
	switch v := e.(type) {
	case interface{ move() int }:
		println("mover", v.move())
	}
	func() {
		defer func() { println(recover().(error).Error()) }()
		_ = any(r).(both)
	}()
	func() {
		defer func() { println(recover().(error).Error()) }()
		_ = none.(mover)
	}()
}
