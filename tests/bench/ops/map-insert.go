// ops: 20000000
package main

func main() {
	s := 0
	for r := 0; r < 20000; r++ {
		m := map[int]int{}
		for i := 0; i < 1000; i++ {
			m[i*13] = i
		}
		s += len(m)
	}
	println(s)
}
