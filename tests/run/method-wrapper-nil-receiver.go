package main

type square struct{ n int }

func (s square) area() int { return s.n }

type box[T any] struct{ v T }

func (b box[T]) get() T { return b.v }

type small int

func (s small) area() int { return int(s) }

type outer struct{ square }
type outp struct{ *square }

type shape interface{ area() int }
type getter interface{ get() square }

//go:noinline
func area(s shape) (n int) {
	defer func() {
		e := recover().(error)
		println(e.Error())
		if _, ok := e.(interface{ RuntimeError() }); ok {
			println("runtime error")
		}
	}()
	return s.area()
}

//go:noinline
func get(s getter) {
	defer func() { println(recover().(error).Error()) }()
	s.get()
}

func main() {
	area((*square)(nil))
	area((*small)(nil))
	area((*outer)(nil))
	area(outp{})
	area(&outp{})
	area((*outp)(nil))
	get((*box[square])(nil))
	area(nil)
	f := (*square).area
	func() {
		defer func() { println(recover().(error).Error()) }()
		f(nil)
	}()
	type local struct{ square }
	area((*local)(nil))
	var s shape = (*square)(nil)
	g := s.area
	func() {
		defer func() { println(recover().(error).Error()) }()
		g()
	}()
}
