package main

// Methods are in a program where something can call them: each way to one must lead there.

type Shape interface {
	Area() int
	Name() string
}

type square struct{ side int }

func (s square) Area() int    { return s.side * s.side }
func (s square) Name() string { return "square" }
func (s *square) Grow(n int)  { s.side += n }
func (s square) Never() int   { return -1 }

// Only the second method of the table is called.
type second interface {
	Aaa() int
	Bbb() int
}
type pair struct{}

func (pair) Aaa() int { return 1 }
func (pair) Bbb() int { return 2 }

//go:noinline
func callSecond(s second) int { return s.Bbb() }

// Found by assertion alone, and by assertion where nothing of the interface is called.
type grower interface{ Grow(int) }
type neverer interface{ Never() int }

//go:noinline
func grow(v any) bool {
	g, ok := v.(grower)
	if ok {
		g.Grow(10)
	}
	return ok
}

//go:noinline
func isNeverer(v any) bool {
	_, ok := v.(neverer)
	return ok
}

// Promoted through an interface, a pointer, and a struct without a name whose tags have quotes.
type outer struct{ Shape }
type deep struct{ *square }

//go:noinline
func describe(s Shape) { println(s.Name(), s.Area()) }

func anonymous() Shape {
	return struct {
		square
		Extra int `json:"extra,omitempty" xml:"\"e\""`
	}{square{4}, 1}
}

// A large frame, in a method whose symbol has quotes.
type box[T any] struct{ v T }

func (b box[T]) Area() int {
	var big [4096]int
	for i := range big {
		big[i] = i
	}
	return sum(&big)
}
func (b box[T]) Name() string { return "box" }

//go:noinline
func sum(p *[4096]int) (n int) {
	for _, v := range p {
		n += v
	}
	return n
}

// Method values and expressions of interfaces and of types.
//
//go:noinline
func run(f func() string) string { return f() }

//go:noinline
func apply(f func(Shape) int, s Shape) int { return f(s) }

type unexported interface{ hidden() string }

func (square) hidden() string { return "hidden" }

//go:noinline
func callHidden(v any) string { return v.(unexported).hidden() }

// Called on a type parameter that is an interface type.
func area[S Shape](s S) int { return s.Area() }

type late struct{ f func() string }

func (l late) Error() string { return l.f() }

var table = map[string]Shape{"a": square{2}, "b": pairShape{}}

type pairShape struct{}

func (pairShape) Area() int    { return 7 }
func (pairShape) Name() string { return "pair" }

var unused = map[string]Shape{"c": never{}}

type never struct{}

func (never) Area() int    { panic("never") }
func (never) Name() string { panic("never") }

func main() {
	s := &square{3}
	describe(s)
	println(callSecond(pair{}))
	println(grow(s), s.side, grow(*s), isNeverer(*s), isNeverer(pair{}))
	describe(outer{s})
	describe(deep{s})
	describe(anonymous())
	describe(box[struct {
		A int `k:"v"`
	}]{})
	println(run(Shape(s).Name), run(s.Name), apply(Shape.Area, s), apply(Shape.Area, pairShape{}))
	println(callHidden(*s), area[Shape](s), area(square{5}))
	println(table["a"].Area(), table["b"].Name())
	defer func() {
		println(recover().(error).Error())
		panic(late{func() string { return "text of a panic" }})
	}()
	panic(late{func() string { return "first" }})
}
