package main

var nilp *struct{ n int }
var nilm map[string]int
var s = []int{1}
var zero, five int = 0, 5

func say(n int) int { println("say", n); return n }

func try(what string, f func()) {
	defer func() { println(what, recover().(error).Error()) }()
	f()
}

func main() {
	try("call first", func() { _ = say(1) + s[five] })
	try("right side first", func() { s[five] = say(3) })
	try("value of a nil pointer", func() { nilp.n = say(4) })
	try("division", func() { _ = say(5) / zero })
	try("map write", func() { nilm["x"] = say(7) / say(0) })
	try("index of index", func() { _ = s[s[say(8)+five]] })
	try("two targets", func() { s[0], nilp.n = say(9), say(10) })
	println(s[0])
	try("two targets, index", func() { s[0], s[five] = say(11), say(12) })
	println(s[0])
	try("shift", func() { _ = say(13) << (zero - 1) })
	try("conversion", func() { _ = [2]int(s[:say(1)]) })
	try("assertion", func() { var i any = say(14); _ = i.(string) + "x" })
	try("send", func() { var c chan int; close(c); c <- say(15) })
	try("append", func() { s = append(s, say(16), s[five]) })
	println(len(s))
	try("arguments before nil call", func() { var f func(int); f(say(17)) })
	try("method of nil interface", func() { var e error; println(say(18), e.Error()) })
}
