package main

var trace string

func f(name string, v int) int   { trace += name + " "; return v }
func b(name string, v bool) bool { trace += name + " "; return v }

func flush() { println(trace); trace = "" }

type obj struct{ n int }

func (o obj) add(x int) obj    { trace += "add "; return obj{o.n + x} }
func get(name string) obj      { trace += name + " "; return obj{} }
func fn(name string) func(int) { trace += name + " "; return func(int) { trace += "called " } }

func main() {
	x := f("a", 1)*f("b", 2) + f("c", 3)*(f("d", 4)-f("e", 5))
	flush()
	y := get("recv").add(f("arg", 1)).add(f("arg2", 2)).n
	flush()
	fn("func")(f("arg", 1))
	flush()
	_ = b("l", false) && b("r", true) || b("o", true) && !b("n", false)
	flush()
	_ = []int{f("e0", 0), f("e1", 1), f("e2", 2)}[f("index", 1)]
	flush()
	_ = map[int]int{f("k1", 1): f("v1", 1), f("k2", 2): f("v2", 2)}
	flush()
	_ = struct{ a, b int }{b: f("b", 1), a: f("a", 2)} // as written, not as declared
	flush()
	_ = [3]int{2: f("two", 2), 0: f("zero", 0)}
	flush()
	var i any = f("boxed", 1)
	_ = i.(int) + f("after", 1)
	flush()
	s := make([]int, 5)
	_ = s[f("low", 1):f("high", 2):f("max", 3)]
	flush()
	s[f("i", 0)], s[f("j", 1)] = f("v", 1), f("w", 2)
	flush()
	println(x, y)
}
