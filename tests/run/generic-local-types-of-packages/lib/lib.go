// Package lib has generic functions with generic types of their own.
package lib

func Make[T any](x T) any {
	type box[U any] struct {
		u U
		t T
	}
	return box[[1]T]{[1]T{x}, x}
}

func Nested[T any](x T) any {
	type alias[U any] = struct {
		u U
		t T
	}
	type node[V any] struct {
		next *node[V]
		v    alias[V]
	}
	return func() any {
		type inner[W any] struct {
			n node[W]
			t T
		}
		return inner[int]{t: x}
	}()
}

type List[T any] struct{ v T }

func (l List[T]) Key() any {
	type key[U any] struct {
		u U
		l List[T]
	}
	return key[T]{l.v, l}
}
