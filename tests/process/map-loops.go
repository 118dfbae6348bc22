// The world stops although nobody answers signals: two loops are in C, but for a look at the limit.
package main

import "runtime"

var table = map[int]int{}
var sums [2][16]int

func read(k int) {
	for i := 0; ; i++ {
		sums[k][0] += table[i&63]
	}
}

func main() {
	runtime.GOMAXPROCS(3)
	for i := 0; i < 64; i++ {
		table[i] = i
	}
	go read(0)
	go read(1)
	for i := 0; i < 50; i++ {
		runtime.GC()
	}
	println("stopped")
}
