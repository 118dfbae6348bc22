// Generic interfaces declared in generic functions.
package main

func f[T any](x T) any {
	type L[U any] interface{ M(U) T }
	var l L[int]
	type Q struct {
		l L[string]
		t T
	}
	_ = l
	return Q{t: x}
}
func main() { println(f(1) == f(1), f(1) == f(2)) }
