// ops: 50000000
package main

type object struct{ c [32]int }

var sink *object

func main() {
	for i := 0; i < 50000000; i++ {
		sink = new(object)
	}
}
