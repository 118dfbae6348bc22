// Switches over type parameters.
package main

func g[T comparable](x, y T) {
	switch x {
	case y:
		println("eq")
	default:
		println("ne")
	}
}
func h[T ~bool](x T) {
	if x {
		println("T")
	} else {
		println("F")
	}
	for x && false {
	}
	switch x {
	case true:
		println("t")
	default:
		println("f")
	}
}
func k[T any](x T) {
	switch any(x) {
	case 1:
		println("one")
	case "a":
		println("a")
	default:
		println("?")
	}
}
func l[T interface{ int | string }](x T) {
	switch {
	case any(x):
		println("no")
	case any(x) == any(1):
		println("one")
	default:
		println("def")
	}
}

type B bool

func main() {
	g(1, 1)
	g("a", "b")
	g[any](1, 1)
	g[any](1, "x")
	h(true)
	h(B(false))
	k(1)
	k("a")
	k(2.0)
	l(1)
	l("a")
}
