package main

func try(what string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			println(what, e.(error).Error())
		}
	}()
	f()
}

var minusOne = -1
var narrow int8 = -128

func main() {
	for n := 0; n < 4; n++ {
		println(1<<n, -9>>n, uint8(200)>>int8(n))
	}
	var wide int64 = 1 << 40
	println(uint8(1)<<wide, int8(-1)>>wide)
	try("left", func() { println(1 << minusOne) })
	try("right", func() { println(uint64(8) >> narrow) })
	try("assign", func() {
		x := 5
		x <<= minusOne
		println(x)
	})
	// The count is looked at also when what is shifted is nothing, and after the operands are evaluated.
	try("zero", func() { println(0 << minusOne) })
	try("order", func() {
		left := func() int { println("left operand"); return 1 }
		count := func() int { println("count"); return minusOne }
		println(left() << count())
	})
}
