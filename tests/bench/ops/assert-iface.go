// ops: 200000000
package main

type stringer interface{ String() string }
type a struct{ n int }
type b struct{ n int }

func (a) String() string  { return "a" }
func (*b) String() string { return "b" }

//go:noinline
func count(vs []any, n int) (c int) {
	for i := 0; i < n; i++ {
		if _, ok := vs[i&3].(stringer); ok {
			c++
		}
	}
	return c
}

func main() {
	println(count([]any{a{1}, &b{2}, a{3}, 4}, 200000000))
}
