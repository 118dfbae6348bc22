package main

// Each kind of allocation, in the frame and on the heap. Every function runs three times, so a site that is on the heap
// makes three objects, where nothing else is said: `// heap N` is how many, `// beyond N` how many do not fit into a
// buffer in the frame, `// off N` how many with escape analysis off, where that differs from both.

var (
	sink   any
	ptr    *int
	fun    func() int
	bytes  []byte
	ints   []int
	table  map[int]int
	text   string
	runes  []rune
	ch     chan int
	total  int
	points []*point
)

type point struct{ x, y int }

func (p point) sum() int   { return p.x + p.y }
func (p *point) add(n int) { p.x += n }

type adder interface{ add(int) }

//go:noinline
func use(p *int) int { return *p }

//go:noinline
func keep(p *int) { ptr = p }

//go:noinline
func show(v any) int {
	if n, ok := v.(int); ok {
		return n
	}
	return 1
}

//go:noinline
func call(f func() int) int { return f() }

//go:noinline
func many(list ...int) int { return len(list) }

//go:noinline
func manyKept(list ...int) { ints = list }

//go:noinline
func identity[T any](v T) *T { return &v }

// ---- variables ----

//go:noinline
func variableInFrame(i int) {
	x := i
	total += use(&x)
}

//go:noinline
func variableOnHeap(i int) {
	x := i
	keep(&x)
}

//go:noinline
func parameterOnHeap(i int) { ptr = &i }

//go:noinline
func resultOnHeap(i int) (r int) {
	ptr = &r
	return i
}

//go:noinline
func variableInLoop(n int) {
	for k := range 4 {
		x := k + n // heap 12
		keep(&x)
	}
}

//go:noinline
func loopVariable(n int) {
	for k := 0; k < 2; k++ { // heap 9
		keep(&k)
	}
}

//go:noinline
func bigVariable(i int) {
	var a [20000]int
	a[i] = i
	p := &a
	total += p[i]
}

//go:noinline
func hugeVariable(i int) {
	var a [1 << 15]int
	a[i] = i
	total += a[i]
}

//go:noinline
func variablePerCondition(i int) {
	if i > 0 {
		x := i // heap 2
		keep(&x)
	}
}

//go:noinline
func genericInstances(i int) {
	a := identity(i)
	b := identity("b")
	total += *a + len(*b)
}

// ---- new and literals ----

//go:noinline
func newInFrame(i int) {
	p := new(int)
	*p = i
	total += use(p)
}

//go:noinline
func newOnHeap(i int) { ptr = new(int) }

//go:noinline
func pointerLiteral(i int) {
	p := &point{i, 1}
	p.add(2)
	total += p.x
}

//go:noinline
func pointerLiteralOnHeap(i int) { points = append(points[:0:0], &point{i, 2}) }

//go:noinline
func sliceLiteral(i int) {
	s := []int{i, 2, 3}
	total += s[i]
}

//go:noinline
func sliceLiteralOnHeap(i int) { ints = []int{i, 2, 3} }

//go:noinline
func nestedLiteral(i int) {
	points = []*point{{i, 1}, {i, 2}}
}

//go:noinline
func emptyStruct(i int) {
	sink = &struct{}{}
}

// ---- make ----

//go:noinline
func makeInFrame(i int) {
	s := make([]int, 4)
	s[i] = i
	total += s[i]
}

//go:noinline
func makeOnHeap(i int) { ints = make([]int, 4, 8) }

//go:noinline
func makeUnknown(n int) {
	s := make([]int, n*10) // beyond 2 // off 2
	total += len(s)
}

//go:noinline
func makeUnknownOnHeap(n int) { bytes = make([]byte, n+1) }

//go:noinline
func makeLarge(i int) {
	s := make([]int, 10000)
	s[i] = i
	total += s[i]
}

//go:noinline
func makePointers(i int) { points = make([]*point, i+1) }

// ---- append ----

//go:noinline
func appendInFrame(i int) {
	var s []int
	s = append(s, i)
	total += len(s)
}

//go:noinline
func appendGrows(n int) {
	var s []int
	for k := range n * 10 {
		s = append(s, k) // beyond 5 // off 11
	}
	total += len(s)
}

//go:noinline
func appendOnHeap(i int) {
	ints = append(ints[:0:0], i)
}

//go:noinline
func appendSlice(i int) {
	ints = append([]int(nil), ints[:1]...)
}

//go:noinline
func appendReturned(n int) []int {
	var s []int
	for k := range n + 1 {
		s = append(s, k) // off 6
	}
	return s
}

//go:noinline
func appendFits(i int) {
	s := make([]int, 0, 8)
	s = append(s, i) // heap 0
	total += len(s)
}

// ---- maps ----

//go:noinline
func mapInFrame(i int) {
	m := map[int]int{}
	m[i] = 1 // heap 0 // off 3
	total += len(m)
}

//go:noinline
func mapGrows(i int) {
	m := make(map[int]int)
	for k := range 20 {
		m[k] = i // heap 6 // off 9
	}
	total += len(m)
}

//go:noinline
func mapOnHeap(i int) {
	table = make(map[int]int)
	table[i] = i
}

//go:noinline
func mapWithHint(i int) {
	table = make(map[int]int, 100) // heap 6
	table[i] = i                   // heap 0
}

//go:noinline
func mapWithHintInFrame(i int) {
	m := make(map[int]int, 100) // beyond 3 // off 6
	m[i] = i                    // heap 0
	total += len(m)
}

//go:noinline
func mapLiteral(i int) {
	m := map[string]int{
		"a": i, // heap 0
		"b": 2, // heap 0 // off 3
	}
	total += m["a"]
}

//go:noinline
func mapOfLargeValues(i int) {
	m := map[int][40]int{}
	m[i] = [40]int{i} // heap 3 // off 6
	total += m[i][0]
}

//go:noinline
func nilMap(i int) {
	var m map[int]int
	total += m[i]
}

// ---- channels ----

//go:noinline
func channel(i int) {
	c := make(chan int, 1)
	c <- i
	total += <-c
}

//go:noinline
func channelOnHeap(i int) { ch = make(chan int) }

// ---- strings ----

//go:noinline
func concatInFrame(i int) {
	s := text[:i] + "b" // off 2
	total += len(s)
}

//go:noinline
func concatLong(i int) {
	s := text + "a tail that is longer than any buffer of a frame" // beyond 3
	total += len(s)
}

//go:noinline
func concatOnHeap(i int) string { return text[:i+1] + "b" }

//go:noinline
func concatWithNothing(i int) string {
	return text + text[:0] // heap 0
}

//go:noinline
func bytesToString(i int) string { return string(bytes[:i+1]) } // heap 2

//go:noinline
func bytesToStringInFrame(i int) {
	s := string(bytes[:i+1]) // off 2
	bytes[0] = 'x'
	total += len(s)
}

//go:noinline
func stringToBytes(i int) {
	b := []byte(text[:i+2])
	b[0] = 'x'
	total += len(b)
}

//go:noinline
func stringToBytesOnHeap(i int) { bytes = []byte(text) }

//go:noinline
func stringToBytesWithoutCopy(i int) {
	n := 0
	for _, b := range []byte(text) { // heap 0 // off 3
		n += int(b)
	}
	total += n
}

//go:noinline
func runeToString(i int) string { return string(rune(i + 'a')) } // heap 0

//go:noinline
func wideRuneToString(i int) string { return string(rune(i + 0x4e00)) }

//go:noinline
func stringToRunes(i int) {
	r := []rune(text[:i+2])
	total += len(r)
}

//go:noinline
func stringToRunesOnHeap(i int) { runes = []rune(text) }

//go:noinline
func runesToString(i int) string { return string(runes[:i+2]) }

// ---- boxes ----

//go:noinline
func boxInFrame(i int) { total += show(i + 1000) }

//go:noinline
func boxOnHeap(i int) { sink = i + 1000 }

//go:noinline
func boxSmall(i int) { sink = i } // heap 0

//go:noinline
func boxByte(i int) { sink = byte(i) }

//go:noinline
func boxConstant(i int) { sink = "constant" }

//go:noinline
func boxPointer(i int) { sink = &total }

//go:noinline
func boxStruct(i int) { sink = point{i, i} }

//go:noinline
func boxLarge(i int) {
	var v any = [200]int{i}
	total += show(v)
}

//go:noinline
func boxEmpty(i int) { sink = struct{}{} }

//go:noinline
func boxString(i int) { sink = text[:i] }

// ---- functions ----

//go:noinline
func closureInFrame(i int) { total += call(func() int { return i }) }

//go:noinline
func closureOnHeap(i int) { fun = func() int { return i } }

//go:noinline
func closureByReference(i int) {
	n := i
	fun = func() int {
		n++
		return n
	}
}

//go:noinline
func closureWithoutCaptures(i int) { fun = func() int { return 1 } }

//go:noinline
func methodValueInFrame(i int) {
	p := point{i, 1}
	total += call(p.sum)
}

//go:noinline
func methodValueOnHeap(i int) {
	p := point{i, 1}
	fun = p.sum
}

//go:noinline
func methodOfInterface(i int) {
	var a adder = &point{i, 1}
	f := a.add
	f(2)
}

//go:noinline
func variadic(i int) { total += many(i, 2, 3) }

//go:noinline
func variadicOnHeap(i int) { manyKept(i, 2, 3) }

//go:noinline
func goStatement(i int) {
	done := make(chan int)
	go func() { done <- i }()
	total += <-done
}

//go:noinline
func deferOnce(i int) {
	defer func() { total += i }()
	total++
}

//go:noinline
func deferInLoop(i int) {
	for k := range 4 {
		defer func() { total += k }() // heap 12
	}
}

//go:noinline
func rangeOverFunc(i int) {
	for k := range func(yield func(int) bool) {
		for n := range i + 1 {
			if !yield(n) {
				return
			}
		}
	} {
		total += k
	}
}

//go:noinline
func recovered(i int) {
	defer func() { sink = recover() }()
	var m map[int]int
	if i == 1 {
		m[1] = 1 // heap 0
	}
	ptr = new(int) // heap 2
}

func main() {
	text = "a text of some forty bytes, as it happens"
	bytes = []byte("some bytes") // heap 1
	shapes := []func(int){       // heap 1
		variableInFrame, variableOnHeap, parameterOnHeap, variableInLoop, loopVariable, bigVariable,
		hugeVariable, variablePerCondition, genericInstances, newInFrame, newOnHeap, pointerLiteral,
		pointerLiteralOnHeap, sliceLiteral, sliceLiteralOnHeap, nestedLiteral, emptyStruct, makeInFrame, makeOnHeap,
		makeUnknown, makeUnknownOnHeap, makeLarge, makePointers, appendInFrame, appendGrows, appendOnHeap,
		appendSlice, appendFits, mapInFrame, mapGrows, mapOnHeap, mapWithHint, mapWithHintInFrame, mapLiteral, mapOfLargeValues, nilMap,
		channel, channelOnHeap, concatInFrame, concatLong, stringToBytes, stringToBytesOnHeap,
		bytesToStringInFrame, stringToBytesWithoutCopy, stringToRunes, stringToRunesOnHeap, boxInFrame, boxOnHeap,
		boxSmall, boxByte, boxConstant, boxPointer, boxStruct, boxLarge, boxEmpty, boxString, closureInFrame,
		closureOnHeap, closureByReference, closureWithoutCaptures, methodValueInFrame, methodValueOnHeap,
		methodOfInterface, variadic, variadicOnHeap, goStatement, deferOnce, deferInLoop, rangeOverFunc, recovered}
	for i := range 3 {
		for _, f := range shapes {
			f(i)
		}
		total += resultOnHeap(i) + len(appendReturned(i)) + len(concatOnHeap(i)) + len(concatWithNothing(i))
		total += len(bytesToString(i)) + len(runeToString(i)) + len(wideRuneToString(i)) + len(runesToString(i))
	}
}
