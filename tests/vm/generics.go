package p

type Number interface{ ~int | ~float64 }

type List[T any] struct {
	head T
	next *List[T]
}

func (l *List[T]) Push(v T) *List[T] { return &List[T]{v, l} }

func Sum[T Number](s []T) (t T) {
	for _, v := range s {
		t += v
	}
	return t
}

func use() float64 {
	var l *List[string]
	l = l.Push("a")
	return Sum([]float64{1}) + float64(Sum[int](nil))
}
