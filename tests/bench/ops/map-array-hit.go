// ops: 30000000
package main

func main() {
	m := make(map[[3]int]int)
	var keys [1000][3]int
	for i := range keys {
		keys[i] = [3]int{i, i % 7, -i}
		m[keys[i]] = i
	}
	s := 0
	for i := 0; i < 30000000; i++ {
		s += m[keys[i%1000]]
	}
	println(s)
}
