package main

import (
	"fmt"
	"syscall"
	"unsafe"
)

// Strings whose bytes cannot be read: a comparison of them faults.
var bad, worse string

func init() {
	page, err := syscall.Mmap(-1, 0, syscall.Getpagesize(), syscall.PROT_NONE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil {
		panic(err)
	}
	at := unsafe.Pointer(unsafe.SliceData(page))
	bad, worse = unsafe.String((*byte)(at), 3), unsafe.String((*byte)(unsafe.Add(at, 1)), 3)
}

type stringInt struct {
	s string
	i int
}

type strings2 struct{ s, t string }

type nested struct {
	in  strings2
	f   float64
	in2 struct{ one [1]stringInt }
}

type wide struct {
	in   struct{ a, b, c, d, e string }
	many [3]string
	_    string
	last complex64
}

type deep struct {
	w wide
	p *int
}

type behind struct {
	i any
	s string
	n int
}

type before struct {
	s string
	n int
	i any
}

type between struct {
	s string
	i fmt.Stringer
	n int
}

type ordered struct {
	e error
	a [200]int
	x any
}

type stringer []int

func (stringer) String() string { return "" }

type failure []int

func (failure) Error() string { return "" }

func compare(what string, f func() bool) {
	defer func() {
		if e := recover(); e != nil {
			fmt.Println(what, e)
		}
	}()
	fmt.Println(what, f())
}

func same[T comparable](x, y T) bool { return x == y }

func check[T comparable](what string, x, y T) {
	compare(what, func() bool { return x == y })
	compare(what+" any", func() bool { return any(x) == any(y) })
	compare(what+" generic", func() bool { return same(x, y) })
	compare(what+" array", func() bool { return [2]T{x, x} == [2]T{y, x} })
}

func main() {
	check("int behind", stringInt{bad, 1}, stringInt{worse, 2})
	check("length behind", strings2{bad, "a"}, strings2{worse, "aa"})
	check("bytes before", strings2{"a", bad}, strings2{"b", worse})
	check("float", nested{in: strings2{bad, bad}, f: 1}, nested{in: strings2{worse, worse}, f: 2})
	x, y := nested{in: strings2{bad, bad}}, nested{in: strings2{worse, worse}}
	y.in2.one[0].i = 1
	check("nested int", x, y)
	y.in2.one[0].i, y.in2.one[0].s = 0, "s"
	check("nested length", x, y)

	var v, w wide
	v.in.a, w.in.a, v.last = bad, worse, 1i
	check("wide", v, w)
	v.last, w.many[2] = 0, "x"
	v.in.a, w.in.a = "", ""
	v.many[0], w.many[0] = bad, worse
	check("array", v.many, w.many)
	check("deep", deep{w: wide{in: v.in, many: v.many}, p: new(int)}, deep{w: w})
	check("strings of arrays", [2]string{bad, "a"}, [2]string{worse, "aa"})

	// A comparison of interfaces that panics keeps its place.
	check("1", behind{i: []int{}, n: 1}, behind{i: []int{}, n: 2})
	check("2", behind{i: 1, s: bad, n: 1}, behind{i: 1, s: worse, n: 2})
	check("3", behind{i: 1, s: bad}, behind{i: 2, s: worse})
	check("4", before{s: "a", i: []int{}}, before{s: "b", i: []int{}})
	check("5", before{n: 1, i: []int{}}, before{n: 2, i: []int{}})
	check("6", before{s: bad, n: 1, i: []int{}}, before{s: worse, n: 2, i: []int{}})
	check("7", between{s: "a", i: stringer{}}, between{s: "b", i: stringer{}})
	check("8", between{i: stringer{}, n: 1}, between{i: stringer{}, n: 2})
	check("9", ordered{e: failure{}, a: [200]int{1}}, ordered{e: failure{}})
	check("10", ordered{a: [200]int{9: 1}, x: []int{}}, ordered{x: []int{}})
	check("11", ordered{x: []int{}}, ordered{x: []int{}})
	check("12", [2]any{1, []int{}}, [2]any{2, []int{}})
	check("13", [2]any{[]int{}, 1}, [2]any{[]int{}, 2})

	check("equal", nested{in: strings2{"s", "t"}, f: 1}, nested{in: strings2{"s", "t"}, f: 1})
	check("blank", wide{}, wide{})
	fmt.Println(strings2{} == strings2{}, strings2{"", "a"} == strings2{s: "", t: "b"}, stringInt{s: "a"} == stringInt{s: string([]byte{'a'})})
}
