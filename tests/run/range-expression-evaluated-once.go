package main

var log string

func slice(n int) []int         { log += "s"; return make([]int, n) }
func pointer(a *[3]int) *[3]int { log += "p"; return a }

func main() {
	for range slice(3) {
	}
	a := [3]int{1, 2, 3}
	for i, v := range a {
		a[2] = 10
		if i == 2 {
			println("array copied:", v)
		}
	}
	for i, v := range &a {
		a[2] = 20
		if i == 2 {
			println("array behind a pointer:", v)
		}
	}
	for i, v := range a[:] {
		a[2] = 30
		if i == 2 {
			println("slice:", v)
		}
	}
	for i := range pointer(&a) {
		log += string(rune('0' + i))
	}
	s := []int{1, 2, 3}
	for i, v := range s {
		s = append(s, v*10)
		if i == 0 {
			s[1] = 99
			s = nil
		}
		print(v, " ")
	}
	println(len(s))
	str := "ab"
	for _, c := range str {
		str += string(c)
	}
	println(str)
	c := make(chan int, 3)
	c <- 1
	c <- 2
	close(c)
	for v := range c {
		c = nil
		print(v, " ")
	}
	println(c == nil)
	m := map[int]int{1: 1}
	for k := range m {
		m = map[int]int{2: 2, 3: 3}
		print(k, " ")
	}
	println(len(m))
	var nilArray *[4]int
	for i := range nilArray {
		log += string(rune('a' + i))
	}
	for range len(slice(2)) {
		log += "."
	}
	println(log, len([...]int{0, 1}))
}
