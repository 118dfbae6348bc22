// ops: 10000000
package main

type key struct {
	name string
	n    int
}

func main() {
	s := 0
	for r := 0; r < 10000; r++ {
		m := map[key]int{}
		for i := 0; i < 1000; i++ {
			m[key{"name", i * 13}] = i
		}
		s += len(m)
	}
	println(s)
}
