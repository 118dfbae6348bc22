package p

type I interface {
	M()
	N() int
}
type Base struct{ n int }

func (b Base) M()      {}
func (b *Base) N() int { return b.n }

type Value struct{ Base }
type Pointer struct{ *Base }
type Face struct{ I }

func box(p *Base, q *Value, r Pointer, s Face) []I { return []I{p, q, r, s} }

var unnamed struct{ Base }
