package main

type shape interface {
	area() float64
	name() string
}

type named interface{ name() string }

type square struct{ side float64 }
type circle struct{ r float64 }

func (s square) area() float64  { return s.side * s.side }
func (s square) name() string   { return "square" }
func (c *circle) area() float64 { return 3 * c.r * c.r }
func (c *circle) name() string  { return "circle" }

func describe(x any) string {
	switch v := x.(type) {
	case nil:
		return "nil"
	case int:
		if v > 10 {
			return "big int"
		}
		return "int"
	case string, []byte:
		return "text"
	case shape:
		return "shape " + v.name()
	case error:
		return "error " + v.Error()
	case func() int:
		return "func"
	case *int:
		return "pointer"
	default:
		return "other"
	}
}

type myErr struct{}

func (myErr) Error() string { return "mine" }

func main() {
	shapes := []shape{square{2}, &circle{1}, &square{3}}
	for _, s := range shapes {
		println(s.name(), s.area())
	}
	var n named = shapes[0]
	println(n.name())
	if s, ok := n.(shape); ok {
		println("also a shape", s.area())
	}
	_, ok := n.(*circle)
	println(ok)
	sq := n.(square)
	println(sq.side)
	i := 5
	for _, x := range []any{nil, 3, 30, "s", []byte{1}, square{}, myErr{}, func() int { return 1 }, &i, 2.5} {
		println(describe(x))
	}
	var e1, e2 any = 1, 1
	println(e1 == e2, e1 == any(1.0), any(square{1}) == any(square{1}), any(&i) == any(&i))
	var np *circle
	var s shape = np
	println(s == nil, np == nil)
	f := shapes[1].area
	println(f())
	g := shape.name
	println(g(shapes[0]))
}
