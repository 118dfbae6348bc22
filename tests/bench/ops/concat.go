// ops: 30000000
package main

var sink string

func main() {
	a, b := "hello, ", "world"
	for i := 0; i < 30000000; i++ {
		sink = a + b[:i&3]
	}
}
