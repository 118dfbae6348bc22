// ops: 5000000
package main

//go:noinline
func f(i int) {
	defer func() { recover() }()
	panic("x")
}

func main() {
	for i := 0; i < 5000000; i++ {
		f(i)
	}
}
