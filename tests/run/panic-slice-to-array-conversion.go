package main

func try(f func()) {
	defer func() {
		if e := recover(); e != nil {
			println(e.(error).Error())
		}
	}()
	f()
}

func main() {
	s := []int{1, 2, 3}
	var nils []int
	empty := []int{}
	try(func() { a := [2]int(s); a[0] = 9; println(a[0], s[0]) })
	try(func() { p := (*[2]int)(s); p[1] = 9; println(s[1], len(p)) })
	try(func() { _ = [4]int(s) })
	try(func() { _ = (*[4]int)(s) })
	try(func() { _ = (*[4]int)(s[:0]) })
	try(func() { _ = [1]int(nils) })
	try(func() { println((*[0]int)(nils) == nil, (*[0]int)(empty) == nil) })
	try(func() { println(len([0]int(nils))) })
	type arr [3]int
	try(func() { println(arr(s)[2]); _ = (*arr)(s[1:]) })
	try(func() {
		*(*[3]int)(s) = [3]int{7, 8, 9}
		println(s[0], s[1], s[2])
	})
	try(func() { println([3]int(s) == [...]int{7, 8, 9}) })
	for i, v := range (*[2]int)(s[1:]) {
		print(i, v, " ")
	}
	println()
}
