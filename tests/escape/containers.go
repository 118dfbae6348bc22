// Slices, maps, channels, strings: what holds what, and what is of unknown size.
package main

type T struct{ p *int }

var sinkSlice []*int
var sinkString string
var sinkBytes []byte

func makes(n int) int {
	a := make([]int, 10) // ERROR "make([]int, 10) does not escape"
	b := make([]int, n) // ERROR "make([]int, n) does not escape"
	c := make([]int, 0, 10) // ERROR "make([]int, 0, 10) does not escape"
	d := make([]T, 2, n) // ERROR "make([]T, 2, n) does not escape"
	k := 16
	e := make([]int, k) // ERROR "make([]int, 16) does not escape"
	return len(a) + len(b) + len(c) + len(d) + len(e)
}

func literals() int {
	x := 1 // ERROR "moved to heap: x"
	s := []*int{&x} // ERROR "[]*int{...} does not escape"
	m := map[string]*int{"a": &x} // ERROR "map[string]*int{...} does not escape"
	t := [1]*int{&x}
	u := []T{{&x}} // ERROR "[]T{...} does not escape"
	return *s[0] + *m["a"] + *t[0] + *u[0].p
}

func literalKept() {
	y := 2 // ERROR "moved to heap: y"
	sinkSlice = []*int{&y} // ERROR "[]*int{...} escapes to heap"
}

func storedInSlice(n int) {
	x := 1 // ERROR "moved to heap: x"
	s := make([]*int, n) // ERROR "make([]*int, n) does not escape"
	s[0] = &x
}

func storedInArray() int {
	x := 1
	var a [2]*int
	a[0] = &x
	return *a[0]
}

func appended() {
	x := 1 // ERROR "moved to heap: x"
	var s []*int
	s = append(s, &x) // ERROR "append does not escape"
	t := []int{1, 2} // ERROR "[]int{...} does not escape"
	t = append(t, 3) // ERROR "append does not escape"
	sinkSlice = append(sinkSlice, s...) // ERROR "append escapes to heap"
}

func appendedTo(s []*int) []*int { // ERROR "leaking param content: s" "leaking param: s to result ~r0 level=0"
	return append(s, new(int)) // ERROR "append escapes to heap" "new(int) escapes to heap"
}

func copied(dst, src []*int) { copy(dst, src) } // ERROR "dst does not escape" "leaking param content: src"

func sliced(a *[4]int) []int { return a[1:2] } // ERROR "leaking param: a to result ~r0 level=0"

func slicedLocal() int {
	var a [4]int
	s := a[:]
	return s[0]
}

func mapOfPointers() {
	k, v := 1, 2 // ERROR "moved to heap: k" "moved to heap: v"
	m := make(map[*int]*int) // ERROR "make(map[*int]*int) does not escape"
	m[&k] = &v
	delete(m, &k)
}

func channel() {
	x := 1 // ERROR "moved to heap: x"
	c := make(chan *int, 1)
	c <- &x
	<-c
}

func selects(c, d chan *int) { // ERROR "c does not escape" "d does not escape"
	x := 1 // ERROR "moved to heap: x"
	select {
	case c <- &x:
	case p := <-d:
		*p = 1
	}
}

func strings(a, b string, bs []byte, rs []rune, r rune) int { // ERROR "a does not escape" "b does not escape" "bs does not escape" "rs does not escape"
	s := a + b // ERROR "a + b does not escape"
	t := string(bs) // ERROR "string(bs) does not escape"
	u := []byte(a) // ERROR "([]byte)(a) does not escape" "zero-copy string->[]byte conversion"
	v := []rune(b) // ERROR "([]rune)(b) does not escape"
	w := string(rs) // ERROR "string(rs) does not escape"
	x := string(r) // ERROR "string(r) does not escape"
	sinkString = a + b // ERROR "a + b escapes to heap"
	sinkBytes = []byte(a) // ERROR "([]byte)(a) escapes to heap"
	return len(s) + len(t) + len(u) + len(v) + len(w) + len(x)
}

func zeroCopy(a string) (n int) { // ERROR "a does not escape"
	for _, c := range []byte(a) { // ERROR "([]byte)(a) does not escape" "zero-copy string->[]byte conversion"
		n += int(c)
	}
	return
}

func written(a string) byte { // ERROR "a does not escape"
	b := []byte(a) // ERROR "([]byte)(a) does not escape"
	b[0] = 'x'
	return b[0]
}

func ranges(s []T, a [2]T, m map[T]T) *int { // ERROR "leaking param: a to result ~r0 level=0" "leaking param: m to result ~r0 level=1" "leaking param: s to result ~r0 level=1"
	for _, v := range s {
		return v.p
	}
	for _, v := range a {
		return v.p
	}
	for k, v := range m {
		if k.p == nil {
			return v.p
		}
	}
	return nil
}

func main() {
	makes(3)
	literals()
	literalKept()
	storedInSlice(1)
	storedInArray()
	appended()
	appendedTo(nil)
	copied(nil, nil)
	sliced(&[4]int{}) // ERROR "&[4]int{} does not escape"
	slicedLocal()
	mapOfPointers()
	channel()
	selects(nil, nil)
	strings("a", "b", nil, nil, 'c')
	zeroCopy("a")
	written("a")
	ranges(nil, [2]T{}, nil)
}

func literalsHaveNoLimit(n int) int {
	x := []int{1e6: 1} // ERROR "[]int{...} does not escape"
	return x[n]
}

type (
	bytes   []byte
	octet   byte
	message string
)

// A conversion to the plain slice is seen where the element is of a declared type, not where the slice is.
func stringsOfNamed(x bytes, y []octet) (string, message) { return string(x), message(y) } // ERROR "message(([]byte)(y)) escapes to heap" "string(x) escapes to heap" "x does not escape" "y does not escape"
