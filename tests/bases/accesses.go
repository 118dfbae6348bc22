// Functions that index in ways that tempt a compiler to keep, of an object, only a pointer outside of it. bases.py steps
// through each function case…, an instruction at a time: until its last access to the object between low and high some
// register or word of its frame must point into that object.
package main

import "unsafe"

const epoch = 1_700_000_000

type (
	table  [64]int
	big    [3000]int
	record struct {
		name   string
		a, b   int
		floats [4]float64
	}
	records [16]record
	matrix  [8][8]int
	holder  struct{ p *table }
	node    struct {
		value int
		next  *node
		tail  [40]int
	}
)

// The object, complemented so that it is no reference.
var low, high uintptr

var sink, three int

func track(p unsafe.Pointer, size uintptr) {
	low = ^uintptr(p)
	high = ^(uintptr(p) + size)
}

//go:noinline
func other(n int) int { return n + three }

//go:noinline
func caseOffsetLoop(p *table) (sum int) {
	for t := epoch; t < epoch+len(p); t++ {
		sum += p[t-epoch]
	}
	return
}

//go:noinline
func caseOffsetLoopWithCall(p *table) (sum int) {
	for t := epoch; t < epoch+len(p); t++ {
		sum += p[t-epoch]
		if t%16 == 3 {
			sum = other(sum)
		}
	}
	return
}

//go:noinline
func caseOffsetStore(p *table) {
	for t := -100; t < -100+len(p); t++ {
		p[t+100] = t
	}
}

//go:noinline
func caseFarOffset(p *big, i int) int { return p[i-2000] + p[i-1999] }

//go:noinline
func caseFarOffsetAcrossCall(p *big, i int) int {
	q := &p[i-2000]
	n := other(i)
	return *q + n
}

//go:noinline
func caseReversed(p *table) (sum int) {
	for i := len(p) - 1; i >= 0; i-- {
		sum += p[i] ^ i
	}
	return
}

//go:noinline
func caseMirrored(p *table, n int) (sum int) {
	for i := epoch; i < epoch+n; i++ {
		sum += p[epoch+63-i]
	}
	return
}

//go:noinline
func caseNeighbours(s []int) {
	for i := 1; i < len(s); i++ {
		s[i] += s[i-1]
	}
}

//go:noinline
func caseDistantNeighbours(s []int, d int) (sum int) {
	for i := d; i < len(s); i++ {
		sum += s[i-d] * 3
	}
	return
}

//go:noinline
func caseStencil(s []float64, t []float64) {
	for i := 1; i < len(s)-1; i++ {
		t[i-1] = s[i-1] + s[i+1]
	}
}

//go:noinline
func caseRecords(p *records) (sum int) {
	for i := 1000; i < 1016; i++ {
		sum += p[i-1000].b + len(p[i-1000].name)
	}
	return
}

//go:noinline
func caseRecordFloats(p *records, i, j int) (sum float64) {
	for k := j; k < j+4; k++ {
		sum += p[i-5].floats[k-j]
	}
	return
}

//go:noinline
func caseMatrix(p *matrix, i0 int) (sum int) {
	for i := i0; i < i0+8; i++ {
		for j := 8; j > 0; j-- {
			sum += p[i-i0][j-1]
		}
	}
	return
}

//go:noinline
func caseRows(rows [][]int, i0 int) (sum int) {
	for i := i0; i < i0+4; i++ {
		row := rows[i-i0]
		rows[i-i0] = nil
		for j := 100; j < 100+len(row); j++ {
			sum += row[j-100]
		}
	}
	return
}

//go:noinline
func caseString(s string) (n int) {
	for i := 500; i < 500+len(s); i++ {
		if s[i-500] == 'x' {
			n++
		}
	}
	return
}

//go:noinline
func caseBytesBackwards(s []byte) (n int) {
	for i := len(s); i > 0; i-- {
		n = n*3 + int(s[i-1])
	}
	return
}

//go:noinline
func caseSubslice(s []int, lo int) (sum int) {
	t := s[lo-7:]
	for i := 9; i < 9+len(t); i++ {
		sum += t[i-9]
	}
	return
}

//go:noinline
func caseShrinking(s []int) (sum int) {
	for len(s) > 0 {
		sum += s[len(s)-1]
		s = s[:len(s)-1]
	}
	return
}

//go:noinline
func caseAdvancing(s []int) (sum int) {
	for len(s) > 1 {
		sum += s[1] - s[0]
		s = s[1:]
	}
	return
}

//go:noinline
func caseCopyWithin(s []int, n int) {
	copy(s[n-3:], s[n-2:])
}

//go:noinline
func caseAppendWithin(s []int, at int) int {
	s = append(s[:at-1], s[at:]...)
	return s[len(s)-1]
}

//go:noinline
func caseFromHolder(h *holder) (sum int) {
	p := h.p
	h.p = nil
	for t := epoch; t < epoch+len(p); t++ {
		sum += p[t-epoch]
	}
	return
}

//go:noinline
func caseFromClosure(f func() *table) (sum int) {
	p := f()
	for t := epoch; t < epoch+len(p); t++ {
		sum += p[t-epoch]
	}
	return
}

//go:noinline
func caseFromInterface(v any) (sum int) {
	p := v.(*table)
	for t := epoch; t < epoch+len(p); t++ {
		sum += p[t-epoch] * 5
	}
	return
}

//go:noinline
func caseEitherOf(p, q *table, first bool) (sum int) {
	r := q
	if first {
		r = p
	}
	for t := epoch; t < epoch+len(r); t++ {
		sum += r[t-epoch]
	}
	return
}

//go:noinline
func caseEitherEnd(p *table, up bool, i int) int {
	var q *int
	if up {
		q = &p[i-epoch]
	} else {
		q = &p[epoch+63-i]
	}
	other(i)
	return *q
}

//go:noinline
func caseMany(p *table, i int) int {
	return p[i-9]*p[i-8] + p[i-7]*p[i-6] + p[i-5]*p[i-4] + p[i-3]*p[i-2] + p[i-1]
}

//go:noinline
func caseBothWays(p *table, i, j int) (sum int) {
	for i < j {
		sum += p[i-epoch] ^ p[j-epoch]
		i++
		j--
	}
	return
}

//go:noinline
func caseIntoFunction(p *table, i int) int {
	n := 0
	for k := i; k < i+4; k++ {
		n += deref(&p[k-i+3])
	}
	return n
}

//go:noinline
func deref(p *int) int { return *p }

//go:noinline
func caseList(n *node, at int) (sum int) {
	for n != nil {
		m := n
		n = n.next
		m.next = nil
		sum += m.value + m.tail[at-epoch]
	}
	return
}

//go:noinline
func caseUnsafe(p *table, n int) int {
	q := unsafe.Pointer(uintptr(unsafe.Pointer(p)) + uintptr(n)*8 - 800)
	other(n)
	return *(*int)(q)
}

//go:noinline
func caseUnsafeAdd(p *table, n int) (sum int) {
	for i := n; i < n+8; i++ {
		sum += *(*int)(unsafe.Add(unsafe.Pointer(p), (i-n)*8))
	}
	return
}

//go:noinline
func caseClear(s []int, n int) { clear(s[n-4 : n+20]) }

//go:noinline
func caseEqual(p, q *[20]int64, n int) bool {
	for i := n; i < n+20; i++ {
		if p[i-n] != q[i-n] {
			return false
		}
	}
	return true
}

//go:noinline
func caseArrayOfBytes(s string, p *[256]byte) (n int) {
	for i := 0; i < len(s); i++ {
		n += int(p[s[i]-'a'])
	}
	return
}

//go:noinline
func newTable() *table {
	p := new(table)
	for i := range p {
		p[i] = i * three
	}
	track(unsafe.Pointer(p), unsafe.Sizeof(*p))
	return p
}

//go:noinline
func newBig() *big {
	p := new(big)
	track(unsafe.Pointer(p), unsafe.Sizeof(*p))
	return p
}

//go:noinline
func newRecords() *records {
	p := new(records)
	for i := range p {
		p[i].b = i
	}
	track(unsafe.Pointer(p), unsafe.Sizeof(*p))
	return p
}

//go:noinline
func newMatrix() *matrix {
	p := new(matrix)
	track(unsafe.Pointer(p), unsafe.Sizeof(*p))
	return p
}

//go:noinline
func newInts(n int) []int {
	s := make([]int, n)
	for i := range s {
		s[i] = i
	}
	track(unsafe.Pointer(&s[0]), uintptr(n)*8)
	return s
}

//go:noinline
func newFloats(n int) []float64 {
	s := make([]float64, n)
	track(unsafe.Pointer(&s[0]), uintptr(n)*8)
	return s
}

//go:noinline
func newRows() [][]int {
	rows := make([][]int, 4)
	for i := range rows {
		rows[i] = newInts(8 + 8*(i&1))
	}
	return rows
}

//go:noinline
func newBytes(n int) []byte {
	s := make([]byte, n)
	track(unsafe.Pointer(&s[0]), uintptr(n))
	return s
}

//go:noinline
func newString(n int) string { return string(newBytes2(n)) }

//go:noinline
func newBytes2(n int) []byte {
	s := make([]byte, n)
	for i := range s {
		s[i] = "xyz"[i%3]
	}
	return s
}

//go:noinline
func tracked(s string) string {
	track(unsafe.Pointer(unsafe.StringData(s)), uintptr(len(s)))
	return s
}

//go:noinline
func newList(n int) (head *node) {
	for range n {
		head = &node{value: n, next: head}
		track(unsafe.Pointer(head), unsafe.Sizeof(*head))
	}
	return
}

//go:noinline
func newArray() *[20]int64 {
	p := new([20]int64)
	track(unsafe.Pointer(p), unsafe.Sizeof(*p))
	return p
}

//go:noinline
func newAlphabet() *[256]byte {
	p := new([256]byte)
	track(unsafe.Pointer(p), unsafe.Sizeof(*p))
	return p
}

func floats(f float64) int { return int(f) }

func main() {
	three = 3
	sum := 0
	sum += caseOffsetLoop(newTable())
	sum += caseOffsetLoopWithCall(newTable())
	caseOffsetStore(newTable())
	sum += caseFarOffset(newBig(), 3000+three)
	sum += caseFarOffsetAcrossCall(newBig(), 3000+three)
	sum += caseReversed(newTable())
	sum += caseMirrored(newTable(), 61+three)
	caseNeighbours(newInts(37 + three))
	sum += caseDistantNeighbours(newInts(37+three), 4+three)
	floatsOut := make([]float64, 40)
	caseStencil(newFloats(37+three), floatsOut)
	sum += caseRecords(newRecords())
	sum += floats(caseRecordFloats(newRecords(), 6+three, 70+three))
	sum += caseMatrix(newMatrix(), 300+three)
	sum += caseRows(newRows(), 4+three)
	sum += caseString(tracked(newString(37 + three)))
	sum += caseBytesBackwards(newBytes(37 + three))
	sum += caseSubslice(newInts(37+three), 9+three)
	sum += caseShrinking(newInts(17 + three))
	sum += caseAdvancing(newInts(17 + three))
	caseCopyWithin(newInts(37+three), 9+three)
	sum += caseAppendWithin(newInts(37+three), 9+three)
	sum += caseFromHolder(&holder{newTable()})
	h := &holder{newTable()}
	sum += caseFromClosure(func() *table {
		p := h.p
		h.p = nil
		return p
	})
	sum += caseFromInterface(newTable())
	sum += caseEitherOf(nil, newTable(), three == 4)
	sum += caseEitherEnd(newTable(), three == 3, epoch+three)
	sum += caseEitherEnd(newTable(), three == 4, epoch+three)
	sum += caseMany(newTable(), 20+three)
	sum += caseBothWays(newTable(), epoch+three, epoch+60)
	sum += caseIntoFunction(newTable(), 500+three)
	sum += caseList(newList(2), epoch+three)
	sum += caseUnsafe(newTable(), 100+three)
	sum += caseUnsafeAdd(newTable(), 500+three)
	caseClear(newInts(37+three), 9+three)
	if caseEqual(new([20]int64), newArray(), 700+three) {
		sum++
	}
	sum += caseArrayOfBytes(newString(20+three), newAlphabet())
	println(sum)
}
