// ops: 500000000
package main

type failure struct{ s string }

func (f *failure) Error() string { return f.s }

var eof, other error = &failure{"EOF"}, &failure{"other"}

//go:noinline
func count(errs []error, n int) (c int) {
	for i := 0; i < n; i++ {
		if errs[i&3] == eof {
			c++
		}
	}
	return c
}

func main() {
	println(count([]error{eof, nil, other, eof}, 500000000))
}
