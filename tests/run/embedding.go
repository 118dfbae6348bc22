package main

type animal interface{ sound() string }

type base struct{ id int }

func (b *base) setID(i int)  { b.id = i }
func (b base) getID() int    { return b.id }
func (b base) sound() string { return "base" }

type dog struct {
	base
	animal
	name string
}

func (d dog) sound() string { return "woof" }

type cat struct{ *base }

type logger struct{ lines []string }

func (l *logger) log(s string) { l.lines = append(l.lines, s) }

type service struct {
	*logger
	animal
}

type deep struct{ service }

func main() {
	d := dog{base: base{1}, name: "rex"}
	d.setID(7)
	println(d.getID(), d.id, d.sound(), d.base.sound())
	c := cat{&base{2}}
	c.setID(9)
	println(c.getID(), c.sound())
	var a animal = d
	println(a.sound())
	a = c
	println(a.sound())
	s := deep{service{&logger{}, d}}
	s.log("x")
	s.service.log("y")
	println(len(s.lines), s.sound())
	f := s.log
	f("z")
	println(len(s.logger.lines))
	var i interface {
		getID() int
		setID(int)
	} = &d
	i.setID(3)
	println(d.id, i.getID())
	g := (*dog).setID
	g(&d, 12)
	println(dog.getID(d))
}
