// ops: 100000000
package main

var from, to = make([]byte, 64), make([]byte, 64)

func main() {
	for i := 0; i < 100000000; i++ {
		copy(to[:8+i&31], from)
		to[0]++
	}
	println(to[0])
}
