// ops: 50000000
package main

func main() {
	m := make(map[int]int)
	for i := 0; i < 1000; i++ {
		m[i*7] = i
	}
	s := 0
	for i := 0; i < 50000000; i++ {
		s += m[i%1000*7]
	}
	println(s)
}
