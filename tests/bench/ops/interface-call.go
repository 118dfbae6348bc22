// ops: 500000000
package main

type i interface{ add(int) }
type t struct{ n int }

//go:noinline
func (t *t) add(x int) { t.n += x }

var v i = &t{}

func main() {
	for k := 0; k < 500000000; k++ {
		v.add(k)
	}
}
