package main

import "unsafe"

type s struct {
	a [4]int
	p *[6]byte
}

var v s
var m = [][3]int{{1}, {2}}

// len of an array (or pointer to one) is constant if the operand holds no call and no receive: it is not evaluated.
const (
	la = len(v.a)
	lp = len(v.p)
	lm = len(m[100]) // not evaluated, so it does not panic
	ln = len((*[7]int)(nil))
	lz = len([3]func(){})
)

func f() *[5]int { println("f called"); return nil }
func g() [2]int  { println("g called"); return [2]int{} }

func main() {
	println(la, lp, lm, ln, lz)
	// With a call in it the operand is evaluated.
	println(len(f()), cap(g()))
	ch := make(chan [9]int, 1)
	ch <- [9]int{}
	println(len(<-ch), len(ch))
	const size = unsafe.Sizeof(v.a[0]) + unsafe.Offsetof(v.p) + unsafe.Alignof(m)
	println(size)
	var nilp *[3]int
	for i := range nilp {
		print(i, " ")
	}
	println(len(nilp), cap(nilp))
	var arr [len(nilp)]int
	println(len(arr))
}
