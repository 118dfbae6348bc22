// ops: 100000000
package main

var sink []int

func main() {
	for r := 0; r < 100000; r++ {
		var s []int
		for i := 0; i < 1000; i++ {
			s = append(s, i)
		}
		sink = s
	}
}
