package main

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
)

// Literals whose constants are copied from data and whose other parts are stored behind that.

var log []string

func note(s string) string {
	log = append(log, s)
	return s
}

func seven() int { log = append(log, "seven"); return 7 }

type inner struct {
	a, b int
	s    string
}

type row struct {
	name string
	in   inner
	list []string
	any  any
	err  error
	f    func(int) int
	p    *inner
	arr  [3]int8
	ok   bool
	_    int
	c    complex128
	n    float32
}

func rows(x int) []row {
	return []row{
		{name: "one", in: inner{1, x, "i1"}, list: []string{"a", note("b")}, any: 5, arr: [3]int8{1, 2, 3}, c: 1 + 2i},
		{name: note("two"), in: inner{2, 2, "i2"}, err: errors.New("e"), f: func(y int) int { return x + y }, ok: true, n: -0.5},
		{name: "three", in: inner{b: seven(), s: "i3"}, p: &inner{3, x, "p3"}, any: "text", arr: [3]int8{2: int8(x)}},
		{in: inner{s: "i4"}, any: nil, list: nil, p: nil, arr: [...]int8{-1, 0, 1}, ok: x == 4, n: 1e10},
		5: {"six", inner{6, 6, "i6"}, nil, inner{1, 2, "boxed"}, nil, nil, nil, [3]int8{9, 9, 9}, true, 12, 3i, 4},
	}
}

func show(rs []row) {
	for i, r := range rs {
		f := 0
		if r.f != nil {
			f = r.f(10)
		}
		fmt.Println(i, r.name, r.in, r.list, r.any, r.err, f, r.p != nil && r.p.b == 4, r.arr, r.ok, r.c, r.n)
	}
	fmt.Println(strings.Join(log, " "))
	log = nil
}

// An element that panics leaves what the variable held.
func panics(x []int) (r [20]int) {
	p := &r
	p[0] = 42
	defer func() { fmt.Println("recovered", recover() != nil) }()
	r = [20]int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, x[3], 20}
	return
}

type big struct {
	v    [18]int
	next *big
}

// The old value is read while the new one is made.
func aliases(b big) big {
	b = big{[18]int{1, 2, 3, b.v[0], 5, 6, 7, b.v[1], 9, 10, 11, 12, 13, 14, 15, 16, b.v[17], b.v[16]}, b.next}
	p := &b
	*p = big{v: [18]int{p.v[17], 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, p.v[0]}}
	return b
}

// Each evaluation is an object of its own.
func fresh(x int) []int {
	return []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, x}
}

func sparse(x int) []int { return []int{1, 2, 3, 4, 1 << 20: x, 5, 6, 7, 100: 8, 9} }

func keyed(x int) [40]string {
	return [...]string{39: "last", 3: "three", "four", "five", 0: note("zero"), "1", "2", 10: "10", "11", "12", "13", "14",
		"15", "16", "17", "18", "19", "20", "21", "22", 30: fmt.Sprint(x), "31"}
}

func generic[T int | float64](x T) []T {
	return []T{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, x, 19}
}

type named [3]int

func unlike() [6]struct{ a named } {
	x := [3]int{7, 7, 7}
	return [6]struct{ a named }{{[3]int{1, 2, 3}}, {named{4, 5, 6}}, {x}, {[3]int{x[0], 8, 9}}, {named{1: x[1], 2: 5}}, {named{1, 1, 1}}}
}

var pointers = func(x *int) []*int {
	return []*int{x, nil, x}
}

func inLoop(n int) (sum int) {
	for i := range n {
		t := [...]struct {
			a, b int
			s    []byte
		}{{1, 2, []byte("x")}, {3, i, nil}, {5, 6, make([]byte, i)}, {7, 8, nil}, {9, 10, nil}, {11, 12, nil}, {13, 14, nil}, {15, 16, nil}, {17, 18, nil}}
		for _, r := range t {
			sum += r.a + r.b*2 + len(r.s)
		}
		t[0].a = 1000
	}
	return sum
}

func collected() {
	x := new(int)
	*x = 5
	t := []struct {
		s string
		p *int
	}{{"a", x}, {"b", new(int)}, {"c", nil}, {"d", nil}, {"e", nil}, {"f", nil}, {"g", nil}, {"h", nil}, {"i", nil}, {"j", nil},
		{"k", nil}, {"l", nil}, {"m", nil}, {"n", nil}, {"o", nil}, {"p", nil}, {"q" + fmt.Sprint(*x), x}}
	runtime.GC()
	s := ""
	for _, r := range t {
		s += r.s
	}
	fmt.Println(s, *t[0].p, *t[16].p)
}

func main() {
	show(rows(4))
	show(rows(5))
	fmt.Println(panics([]int{1}))
	fmt.Println(panics([]int{1, 2, 3, 4}))
	fmt.Println(aliases(big{v: [18]int{100, 200, 16: 300, 17: 400}}).v)
	a, b := fresh(1), fresh(2)
	a[0] = 77
	fmt.Println(a, b, fresh(3)[0])
	s := sparse(9)
	fmt.Println(len(s), s[:5], s[100:102], s[1<<20:])
	fmt.Printf("%q\n", keyed(30))
	fmt.Println(generic(1), generic(1.5))
	fmt.Println(unlike())
	n := 3
	fmt.Println(*pointers(&n)[2])
	fmt.Println(inLoop(4))
	collected()
}
