package main

type speaker interface {
	speak() string
	name() string
}

type dog struct{ n string }

func (d dog) speak() string { return "woof" }
func (d dog) name() string  { return d.n }

// An embedded interface gives its methods, one of which is replaced.
type loud struct{ speaker }

func (l loud) speak() string { return l.speaker.speak() + "!" }

type counted struct {
	*loud
	calls int
}

func (c *counted) name() string { c.calls++; return c.loud.name() }

func main() {
	var s speaker = loud{dog{"rex"}}
	println(s.speak(), s.name())
	s = loud{loud{s}}
	println(s.speak(), s.name())
	c := &counted{loud: &loud{dog{"fido"}}}
	s = c
	println(s.name(), s.name(), s.speak(), c.calls)
	c.speaker = dog{"other"}
	println(s.name(), c.loud.speaker.name())
	l := loud{dog{"x"}}
	m := l.name // bound to the dog that is there now
	l.speaker = dog{"y"}
	println(m(), l.name(), l == loud{dog{"y"}})
	func() {
		defer func() { println(recover().(error).Error()) }()
		var none loud
		println(none.name())
	}()
	_, is := any(l).(interface{ speak() string })
	_, not := any(l).(interface{ bark() })
	println(is, not)
}
