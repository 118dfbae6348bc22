package p

func inf[P any]() { // ERROR "instantiation cycle:\n\tinstances.go:4:6: P instantiated as \*P"
	inf[*P]()
}

type T[P any] struct{}

func (T[P]) m() { T[P]{}.m() }

func other[A, B any]() { other[B, A]() }
