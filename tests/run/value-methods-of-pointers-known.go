// Calls of value methods through interfaces whose dynamic type, a pointer, is known: the receiver is a copy.
package main

type shape interface {
	area() int
	grow(int) shape
}

type box struct{ w, h int }

func (b box) area() int { b.w++; return (b.w - 1) * b.h }
func (b box) grow(n int) shape {
	b.w += n
	return &b
}

type crate struct {
	box
	name string
}

func (c *crate) area() int { return c.box.area() + len(c.name) }

func known() int {
	b := &box{2, 3}
	var s shape = b
	g := s.grow(4)
	b.w = 100
	return s.area() + g.area()
}

func promoted() int {
	c := &crate{box{1, 2}, "abc"}
	var s shape = c
	t := s.grow(1)
	return s.area()*100 + t.area()
}

func nothing(s string) (text string) {
	defer func() { text = s + recover().(error).Error() }()
	var p *box
	var i shape = p
	return string(rune(i.area()))
}

func unknown(i shape) (text string) {
	defer func() { text = recover().(error).Error() }()
	return string(rune(i.area()))
}

var hidden shape = (*box)(nil)

func main() {
	println(known(), promoted())
	println(nothing("known: "))
	println(unknown(hidden))
}
