package main

type t struct{ n int }

func (v t) val(x int) t   { println("val", v.n, x); return v }
func (p *t) ptr(x int) *t { p.n += x; println("ptr", p.n); return p }

func make1(n int) *t { println("make", n); return &t{n} }
func arg(n int) int  { println("arg", n); return n }

type face interface{ val(int) t }

func main() {
	make1(1).ptr(arg(2)).ptr(arg(3)).val(arg(4)).val(arg(5))
	// A value receiver is copied before or after the arguments? A pointer's target is read before the call only.
	v := t{1}
	change := func() int { v.n = 50; return 0 }
	(&v).ptr(change())
	println(v.n)
	f := face(v)
	v.n = 7
	f.val(arg(6))
	if x := make1(8).ptr(1); x.n == 9 {
		x.ptr(arg(1))
	}
	for x := make1(0); x.ptr(1).n < 3; {
	}
	defer make1(9).ptr(arg(1)).ptr(arg(2)) // all but the last call now
	println("end")
}
