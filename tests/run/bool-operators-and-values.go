package main

type flag bool

func t(s string) bool { print(s, " "); return true }
func f(s string) bool { print(s, " "); return false }

//go:noinline
func xor(a, b bool) bool { return a != b }

func count(bs ...bool) (n int) {
	for _, b := range bs {
		if b {
			n++
		}
	}
	return
}

func main() {
	println(t("a") && f("b") && t("c"))
	println(f("a") || t("b") || f("c"))
	println(t("a") || f("b") && f("c"))
	println(!t("a") || (f("b") || t("c")) && !f("d"))
	println(t("a") == f("b"), t("a") != f("b") == t("c"))
	println(xor(true, true), xor(true, false), !xor(false, true))
	var x flag = true
	x = x && !x || flag(count(true, false, true) == 2)
	println(x, bool(x), !x)
	a, b := true, false
	a, b = b, a
	println(a, b, a == !b, a && b || !a && !b)
	arr := [3]bool{1: true}
	arr[0] = arr[1] && !arr[2]
	println(arr[0], arr == [3]bool{true, true, false})
	m := map[bool]int{}
	for i := range 5 {
		m[i%2 == 0]++
	}
	println(m[true], m[false])
	p := &arr[2]
	*p = *p || arr[0]
	println(arr[2], count(arr[:]...))
	if v := t("init"); v && !a == b {
		println("taken")
	} else if f("not evaluated") {
	}
	for i := 0; i < 3 && t("loop"); i++ {
	}
	println()
	fs := []func(string) bool{t, f}
	println(fs[0]("x") && fs[1]("y") || fs[0]("z"))
	c := make(chan bool, 2)
	c <- a || b
	c <- a && b
	println(<-c, <-c)
	s := struct{ ok, done bool }{ok: 1 < 2}
	s.done = s.ok == (s.done == s.ok)
	println(s.done, s == struct{ ok, done bool }{true, false})
	var i any = s.ok
	println(i == true, i == any(x))
}
