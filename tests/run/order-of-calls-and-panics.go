package main

var log string

func f(s string, v int) int { log += s; return v }
func p(s string) *int       { log += s; x := 1; return &x }
func nilp(s string) *int    { log += s; return nil }
func show(name string, g func()) {
	log = ""
	defer func() {
		e := recover()
		print(name, ": ", log)
		if err, ok := e.(error); ok {
			print(" | ", err.Error())
		}
		println()
	}()
	g()
}

type rec struct{ a, b int }

func (r rec) m(i int) rec         { log += "m"; r.a += i; return r }
func mk(s string) []int           { log += s; return []int{1, 2, 3} }
func mp(s string) map[int]int     { log += s; return map[int]int{} }
func nilmap(s string) map[int]int { log += s; return nil }
func fn(s string) func(...int) int {
	log += s
	return func(xs ...int) int { log += "!"; return len(xs) }
}
func nilfn(s string) func(int) { log += s; return nil }

func main() {
	show("call", func() { fn("f")(f("a", 1), f("b", 2)) })
	show("nil function", func() { nilfn("f")(f("a", 1)) })
	show("index", func() { _ = mk("s")[f("i", 5)] })
	show("assign index", func() { mk("s")[f("i", 9)] = f("v", 1) })
	show("assign map", func() { nilmap("m")[f("k", 1)] = f("v", 1) })
	show("assign pointer", func() { *nilp("p") = f("v", 1) })
	show("op assign", func() { *nilp("p") += f("v", 1) })
	show("two", func() { *nilp("p"), mk("s")[f("i", 7)] = f("v", 1), f("w", 2) })
	show("literal", func() { _ = rec{b: f("b", 1), a: f("a", 2)} })
	show("array literal", func() { _ = [...]int{2: f("2", 1), 0: f("0", 1), 1: *nilp("p")} })
	show("map literal", func() { _ = map[int]int{f("k", 1): f("v", 1), f("l", 1): f("w", 1)} })
	show("chain", func() { rec{}.m(f("1", 1)).m(f("2", 2)) })
	show("logic", func() { _ = f("a", 0) == 1 && f("b", 1) == 1 || f("c", 1) == 1 })
	show("slice", func() { _ = mk("s")[f("i", 2):f("j", 1)] })
	show("convert", func() { _ = [4]int(mk("s")) })
	show("return", func() {
		func() (int, int) { return f("x", 1), f("y", *nilp("p")) }()
	})
	show("send", func() { var c chan int = make(chan int, 1); c <- f("v", *p("p")); close(c); c <- f("w", 1) })
	show("compare", func() { var x any = []int{}; _ = f("a", 1) == 1 && x == any(mk("s")) })
	show("append", func() { _ = append(mk("s"), f("a", 1), mk("t")[f("i", 4)]) })
	show("range", func() {
		for i, mp("m")[f("k", 1)] = range mk("r") {
			f("b", i)
		}
	})
	show("defer", func() { defer fn("f")(f("a", 1)); f("body", 1) })
	show("switch", func() {
		switch f("t", 2) {
		case f("1", 1), f("2", 2), f("3", 3):
			f("in", 0)
		case *nilp("p"):
		}
	})
	show("delete", func() { delete(nilmap("m"), f("k", 1)); _ = copy(mk("d"), mk("s")) })
}

var i int
