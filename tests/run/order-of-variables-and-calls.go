package main

// The order of reading a variable and of a call that changes it is open, unless the reads are calls too, or an index
// or an indirection has its own order; these are the forms that are fixed.
var n = 1

func inc() int  { n++; return n }
func get() int  { return n }
func ptr() *int { return &n }

func pair(a, b int) (int, int) { return a, b }

func main() {
	println(get(), inc(), get())
	a, b := pair(inc(), inc())
	println(a, b)
	x := []int{get(), inc(), get()}
	println(x[0], x[1], x[2])
	*ptr(), n = inc()+100, get()
	println(n)
	i := 0
	next := func() int { i++; return i }
	arr := [5]int{}
	arr[next()], arr[next()] = next(), next()
	println(arr[1], arr[2], i)
	m := map[int]int{next(): next(), next(): next()}
	println(m[5], m[7])
	println(next()-next(), next()<<1-next(), (next())*(next()-next()))
	func(a, b, c int) { println(a, b, c) }(next(), i*0+next(), next())
	defer println("deferred", next(), next())
	i = 100
	s := []func() int{next, next}
	println(s[0]()+s[1](), s[len(s)-1]())
	if a := next(); a == next()-1 {
		println("if", i)
	}
	switch next() {
	case next() - 1, next():
		println("case", i)
	case next():
		println("not reached")
	}
}
