package main

var _ = say("blank variable")
var _, b = say("one"), say("two")
var _ int = 5
var _ interface{ m() } = (*t)(nil)

type t struct{}

func (*t) m() {}
func (t) _()  {}
func _()      { println("never called") }
func _() int  { return 1 }

type _ struct{ x undefinedLater }
type undefinedLater int

const _ = 1 << 100

func say(s string) string { println(s); return s }

func params(_ int, _ string, c int) (_ bool, d int) { return true, c }

func main() {
	_ = say("assigned")
	_, x := say("dropped"), 1
	_, _ = x, b
	for _, _ = range []int{1, 2} {
		print("range ")
	}
	for _ = range 2 {
		print("int ")
	}
	println()
	println(params(1, "", 3))
	var _, y = 1, 2
	var _ = func() int { println("evaluated"); return y }()
	const _, k = 1, 2
	type _ int
	_ = k
	func(int, string) { println("unnamed parameters") }(1, "")
	s := struct{ _, _ int }{}
	_ = s
	m := map[string]int{"a": 1}
	_, _ = m[say("key")]
	_ = m["a"] + len(say("operand"))
	var i any = 5
	_ = i.(int)
	_, _ = i.(string)
	c := make(chan int, 1)
	c <- 1
	_ = <-c
	defer func() { println(recover().(error).Error()) }()
	_ = i.(string) // it still panics
}
