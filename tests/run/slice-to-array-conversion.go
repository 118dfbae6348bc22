package main

func try(what string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			println(what, e.(error).Error())
		}
	}()
	f()
}

type four [4]int

func main() {
	s := []int{1, 2, 3, 4, 5}
	a := [3]int(s)
	p := (*[3]int)(s)
	s[0] = 10
	p[1] = 20
	println(a[0], p[0], s[1], a[1], len(p), &p[0] == &s[0])
	println(four(s)[3], (*four)(s[1:])[3], [0]int(s) == [0]int{}, [5]int(s)[4])
	*p = [3]int{7, 8, 9}
	println(s[0], s[2], s[3])
	short := s[:2]
	try("array", func() { println([3]int(short)[0]) })
	try("pointer", func() { println((*[3]int)(short)[0]) })
	try("named", func() { println(len(four(short))) })
	var none []int
	try("nil", func() { println([1]int(none)[0]) })
	println((*[0]int)(none) == nil, (*[0]int)([]int{}) != nil, (*[0]int)(s[5:]) != nil)
	println(len([0]int(none)))
	// The length counts, not the capacity.
	try("capacity", func() { println((*[2]int)(s[:1]) == nil) })
	try("unused", func() { _ = [6]int(s) })
	for i, v := range [2]string([]string{"x", "y"}) {
		print(i, v, " ")
	}
	println()
	b := [2]byte([]byte("hi"))
	b[0] = 'H'
	println(string(b[:]))
}
