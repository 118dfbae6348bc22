// Package cells knows nothing of unsafe.
package cells

func Set[T any](p *T, v T) { *p = v }
func Get[T any](p *T) T    { return *p }

type Cell[T any] struct{ v T }

func (c *Cell[T]) Swap(v T) T {
	old := c.v
	c.v = v
	return old
}
