// ops: 50000000
package main

var sink any

func main() {
	for i := 0; i < 50000000; i++ {
		sink = i
	}
}
