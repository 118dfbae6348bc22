package main

func length[T any](n int, x T) int {
	if n == 0 {
		return 0
	}
	return 1 + length(n-1, x)
}

type cons[H, T any] struct {
	head H
	tail T
}
type end struct{}
type sized interface{ size() int }

func (end) size() int { return 0 }
func (c cons[H, T]) size() int {
	if s, ok := any(c.tail).(sized); ok {
		return 1 + s.size()
	}
	return -1
}
func prepend[H, T any](h H, t T) cons[H, T] { return cons[H, T]{h, t} }

func swapArgs[A, B any](n int, a A, b B) string {
	if n == 0 {
		return what(a) + what(b)
	}
	return swapArgs(n-1, b, a) + "."
}
func rotate[A, B, C any](n int, a A, b B, c C) string {
	if n == 0 {
		return what(a) + what(b) + what(c)
	}
	return rotate(n-1, b, c, a)
}
func what(x any) string {
	switch x.(type) {
	case int:
		return "int "
	case string:
		return "string "
	case bool:
		return "bool "
	}
	return "? "
}
func ping[T any](n int, x T) (s string) {
	if n > 0 {
		s = pong(n-1, x, "p")
	}
	return s + what(x)
}
func pong[T, U any](n int, x T, y U) (s string) {
	if n > 0 {
		s = ping(n-1, y)
	}
	return s + what(x)
}

type nat[T any] struct{ pred *nat[T] }

func (n *nat[T]) succ() *nat[T] { return &nat[T]{n} }
func (n *nat[T]) value() int {
	if n == nil {
		return 0
	}
	return n.pred.value() + 1
}

func main() {
	println(length(50, "x"), length(3, 1.5))
	println(prepend(1, prepend("a", prepend(true, end{}))).size(), prepend(end{}, 3).size())
	println(swapArgs(3, 1, "s"), rotate(4, 1, "s", true))
	println(ping(5, 3))
	println((*nat[int])(nil).succ().succ().succ().value())
}
