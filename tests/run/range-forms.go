package main

type list []string

func gen() []int { println("once"); return []int{1, 2, 3} }

func main() {
	for i, v := range gen() {
		print(i, v, " ")
	}
	println()
	s := []int{1, 2, 3}
	for i, v := range s {
		if i == 0 {
			s = append(s, 4)
			s[1] = 20
		}
		print(v, " ")
	}
	println(len(s))
	arr := [3]int{1, 2, 3}
	for i, v := range arr {
		arr[2] = 100
		print(i, v, " ")
	}
	println()
	for i := range len(arr) {
		print(i)
	}
	println()
	for i := range uint8(3) {
		print(i, " ")
	}
	println()
	var p *[5]int
	for i := range p {
		print(i)
	}
	println(len(p))
	c := make(chan int, 5)
	for i := range 4 {
		c <- i * i
	}
	close(c)
	for v := range c {
		print(v, " ")
	}
	println()
	for range 3 {
		print("r")
	}
	println()
	for i, s := range (list{"a", "b"}) {
		print(i, s)
	}
	println()
	var x struct{ i, v int }
	for x.i, x.v = range []int{7, 8} {
	}
	println(x.i, x.v)
	var k int
	m := map[int]int{5: 6}
	for k = range m {
	}
	println(k)
	for i, r := range []rune("hé") {
		print(i, r, " ")
	}
	println()
}
