package p

type G[A any] struct{ a A } // ERROR "instantiation cycle"

func (g G[A]) swaps[B any]() { G[B]{}.swaps[A]() }

func (g G[A]) deepens[B any]() { G[*B]{}.deepens[A]() }
