package main

type (
	i  int
	f  float32
	c  complex64
	s  string
	b  bool
	a  [2]int
	sl []string
	m  map[string]int
	ch chan int
	fn func(int) int
	st struct{ v int }
	up uintptr
)

func (x i) m() string   { return "int" + s(rune('0'+x)).m() }
func (x *i) set(n int)  { *x = i(n) }
func (x f) m() f        { return x / 2 }
func (x c) m() float32  { return real(x) + imag(x) }
func (x s) m() string   { return "<" + string(x) + ">" }
func (x b) m() b        { return !x }
func (x a) m() int      { x[0] = 100; return x[0] + x[1] }
func (x *a) set()       { x[0] = 100 }
func (x sl) m() int     { x[0] = "changed"; return len(x) }
func (x *sl) grow()     { *x = append(*x, "grown") }
func (x m) m() int      { x["added"] = 1; return len(x) }
func (x ch) m() int     { x <- 5; return <-x }
func (x fn) m() int     { return x(20) }
func (x fn) twice() fn  { return func(n int) int { return x(x(n)) } }
func (st) static() int  { return 3 }
func (_ up) blank() int { return 4 }

func main() {
	var n i = 3
	n.set(7)
	println(n.m(), f(3).m(), c(1+2i).m(), s("x").m(), b(true).m())
	arr := a{1, 2}
	println(arr.m(), arr[0])
	arr.set()
	println(arr[0])
	list := sl{"a"}
	list.grow()
	println(list.m(), list[0], list[1])
	table := m{"x": 1}
	println(table.m(), table["added"])
	println(ch(make(chan int, 1)).m())
	double := fn(func(n int) int { return n * 2 })
	println(double.m(), double.twice()(3), double.twice().twice().m())
	println(st{}.static(), (&st{}).static(), up(0).blank())
	println(i(5).m(), s("lit").m()[1:4], sl{"q"}.m())
}
