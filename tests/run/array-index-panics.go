package main

var a [4]int
var p *[4]int

func try(what string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			println(what, e.(error).Error())
		}
	}()
	f()
}

func main() {
	i, neg, big := 4, -1, uint64(1)<<63
	var u8 uint8 = 200
	var i8 int8 = -128
	try("read", func() { println(a[i]) })
	try("write", func() { a[neg] = 1 })
	try("unsigned", func() { println(a[big]) })
	try("byte", func() { println(a[u8]) })
	try("signed byte", func() { println(a[i8]) })
	try("address", func() { println(&a[i] != nil) })
	try("op", func() { a[i]++ })
	try("nil", func() { println(p[1]) })
	try("nil, out of range", func() { println(p[i]) })
	try("nested", func() { var g [2][3]int; println(g[1][i]) })
	try("nested first", func() { var g [2][3]int; println(g[i][neg]) })
	try("value of a call", func() { println(func() [2]int { return [2]int{} }()[i]) })
	// The right side is evaluated before the index panics.
	try("assignment", func() {
		value := func() int { println("value"); return 1 }
		a[i] = value()
	})
	println(a[0], len(p))
}
