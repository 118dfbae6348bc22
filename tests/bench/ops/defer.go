// ops: 200000000
package main

var n int

//go:noinline
func inc() { n++ }

//go:noinline
func f() { defer inc() }

func main() {
	for i := 0; i < 200000000; i++ {
		f()
	}
}
