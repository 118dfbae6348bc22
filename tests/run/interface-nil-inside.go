package main

type speaker interface{ speak() string }
type dog struct{ name string }

func (d *dog) speak() string {
	if d == nil {
		return "nil dog"
	}
	return d.name
}

type quiet []int

func (q quiet) speak() string { return "len " + string(rune('0'+len(q))) }

type fn func() string

func (f fn) speak() string {
	if f == nil {
		return "nil fn"
	}
	return f()
}

type table map[string]string

func (t table) speak() string { return "[" + t["x"] + "]" }

func find(ok bool) *dog {
	if ok {
		return &dog{"rex"}
	}
	return nil
}

func wrong() error {
	var e *problem
	return e
}

type problem struct{}

func (*problem) Error() string { return "problem on nil" }

func main() {
	var s speaker
	println(s == nil)
	for _, ok := range []bool{true, false} {
		s = find(ok)
		println(s == nil, s == (*dog)(nil), s.speak())
	}
	s = quiet(nil)
	println(s == nil, s.speak())
	s = fn(nil)
	println(s == nil, s.speak())
	s = table(nil)
	println(s == nil, s.speak())
	err := wrong()
	println(err == nil, err != nil, err.Error())
	var a any = s
	println(a == nil)
	s = nil
	a = s
	println(a == nil)
	var p *speaker = &s
	println(*p == nil, p == nil, any(p) == nil, any((*int)(nil)) == any((*string)(nil)), any((*int)(nil)) == any((*int)(nil)))
	if d, ok := speaker((*dog)(nil)).(*dog); ok {
		println(d == nil, d.speak())
	}
	switch x := any((*dog)(nil)).(type) {
	case nil:
		println("nil case")
	case *dog:
		println("typed nil", x == nil)
	}
}
