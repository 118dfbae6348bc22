package p

type T0 T0 // ERROR "invalid recursive type: T0 refers to itself"

type T1 struct { // ERROR "invalid recursive type T1\n\trecursive.go:5:6: T1 refers to T2\n\trecursive.go:9:6: T2 refers to T1"
	t T2
}

type T2 [2]T1

type T3 struct {
	p *T3
	s []T3
	m map[string]T3
	f func(T3) T3
	c chan T3
}

type I1 interface { // ERROR "invalid recursive type I1"
	I2
}

type I2 interface {
	I1
}

type I3 interface {
	m(I3) I3
}

type A1 = A2 // ERROR "invalid recursive type A1"
type A2 = A1

type L [len(l)]int // ERROR "invalid recursive type L"

var l L

var v1 = v2 // ERROR "initialization cycle for v1\n\trecursive.go:38:5: v1 refers to v2\n\trecursive.go:39:5: v2 refers to f\n\trecursive.go:41:6: f refers to v1"
var v2 = f()

func f() int { return v1 }

const c1 = c2 // ERROR "initialization cycle: c1 refers to itself|initialization cycle for c1|invalid cycle in declaration"
const c2 = c1

type G[P any] struct {
	next *G[P]
	val  P
}

type H[P any] struct {
	h H[P] // ERROR "invalid recursive type: H\[P\] refers to itself"
}

type R struct{ g G[R] } // ERROR "invalid recursive type R"
