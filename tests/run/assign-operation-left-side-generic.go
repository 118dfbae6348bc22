// Function literals with types of their own in the left sides of op= and ++ of generic functions.
package main

func g[T any](p *T, f func(T) T) { *func() *T { type L = T; var l *L = p; return l }() = f(*p) }
func h[T int | float64](p []T) {
	p[func() int {
		type L struct {
			t T
			i int
		}
		l := L{i: 1}
		return l.i
	}()] += 2
	p[func() int { var t T = 1; return int(t) }()]++
}
func main() {
	x := 3
	g(&x, func(i int) int { return i * 2 })
	println(x)
	s := []int{1, 2}
	h(s)
	println(s[1])
	t := []float64{1, 2}
	h(t)
	println(t[1])
}
