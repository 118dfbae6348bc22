//go:build linux && go1.24

package p

import (
	"fmt"
	. "os"
	_ "strings"
	u "unsafe"
)

const (
	a, b = iota, 1 << iota
	c, d
	_, _
	e T1 = "x"
)

type T1 = string

type (
	List[T any] struct {
		next  *List[T]
		value T `json:"v"`
		fmt.Stringer
		*Node[int, string]
	}
	Number interface {
		~int | ~float64 | *E
		String() string
		comparable
	}
	F    func(a, b int, rest ...string) (x, y map[string][4]chan<- int)
	A    [N]int
	P[Q *R,] struct{}
	Ring [2 * N]func(<-chan <-chan int)
)

var table = [...][]Point{2: {{1, 2}, {X: 3}}, {}}
var x, y int = 1, 'y'

//go:noinline
func (l *List[T]) Map(f func(T) T) {}

func Generic[K comparable, V ~[]E, E any](m map[K]V) { Generic[int, []E](nil) }

func external(p u.Pointer) int
