// Bounds of slice expressions are read one after the other: a call in a later one does not change an earlier one, unless
// that is a variable.
package main

type T struct {
	n int
	s []int
}

func main() {
	x, p := 1, &T{1, make([]int, 2)}
	q := []int{3, 4}
	arr := [12]int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}
	f := func() int {
		x++
		p.n++
		p.s = append(p.s, 0)
		q = append(q, 5)
		return x
	}
	show := func(s []int) {
		print(len(s), " ", cap(s), ":")
		for _, v := range s {
			print(" ", v)
		}
		println()
	}
	text := func(s string) { println(s) }
	reset := func() { x, p, q = 1, &T{1, make([]int, 2, 2)}, []int{3, 4} }

	show(arr[x : 5+f()])
	reset()
	show(arr[x+0 : 5+f()])
	reset()
	show(arr[p.n : 5+f()])
	reset()
	show(arr[q[0]-3+x*1 : 5+f() : 8+f()])
	reset()
	show(arr[len(q) : 5+f()])
	reset()
	show(arr[len(p.s) : 5+f()])
	reset()
	show(arr[(len(q)) : 3+len(p.s)+f() : 8+len(p.s)])
	reset()
	show(arr[uint8(x) : 5+f() : cap(p.s)+8])
	reset()
	show(arr[int64(p.n):][f():][: 2+p.n : 3+f()])
	reset()
	s := "abcdefghijkl"
	text(s[p.n : 5+f()])
	reset()
	text(s[x : 5+f()])
	reset()
	text(s[x-0 : 5+f()][p.n : 3+f()-2])
	reset()
	arr[p.n : 5+f()][f()-3] = 100
	show(arr[:4])
	reset()
	copy(arr[p.n:5+f()], arr[p.n+2:8+f()])
	show(arr[:])
	reset()
	a, b := arr[p.n:f()+1], arr[f()-x:p.n+x]
	show(a)
	show(b)
	reset()
	go func(s []int) {}(arr[p.n : 5+f()])
	defer show(arr[p.n : 5+f()])
	defer func() {
		recover()
		println(x, p.n)
	}()
	reset()
	show(arr[p.n+20 : 5+f()])
}
