// ops: 20000000
package main

func main() {
	m := map[int]int{}
	for i := 0; i < 1000; i++ {
		m[i] = i
	}
	for i := 0; i < 10000000; i++ {
		k := i % 1000
		delete(m, k)
		m[k] = i
	}
	println(len(m))
}
