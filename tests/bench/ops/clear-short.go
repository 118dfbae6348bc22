// ops: 100000000
package main

var b = make([]int, 64)

func main() {
	for i := 0; i < 100000000; i++ {
		clear(b[:1+i&7])
		b[i&63]++
	}
	println(b[9])
}
