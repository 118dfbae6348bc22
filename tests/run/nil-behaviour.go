package main

type t struct {
	next *t
	v    int
}

func (p *t) isNil() bool { return p == nil }
func (p *t) length() int {
	if p == nil {
		return 0
	}
	return 1 + p.next.length()
}

func try(f func()) (s string) {
	defer func() {
		if e, ok := recover().(error); ok {
			s = e.Error()
		}
	}()
	f()
	return "fine"
}

func main() {
	var p *t
	println(p.isNil(), p.length(), (&t{next: &t{}}).length())
	var m map[string]int
	var s []int
	var c chan int
	var i any
	var f func()
	println(m["x"], len(m), len(s), cap(s), len(c), i == nil, f == nil)
	println(try(func() { _ = p.v }))
	println(try(func() { p.v = 1 }))
	println(try(func() { p.next.next = p }))
	println(try(f))
	println(try(func() { _ = *p }))
	println(try(func() { delete(m, "x"); clear(m); s = append(s, 1) }), len(s))
	var arr *[1000000]int
	println(len(arr), try(func() { arr[999999] = 1 }))
	println(try(func() {
		for range arr {
		}
	}))
	println(try(func() { _ = arr[:] }))
	var e error
	println(try(func() { _ = e.Error() }))
	var pp **int
	println(try(func() { **pp = 3 }))
	select {
	case <-c:
	default:
		println("nil channel never ready")
	}
}
