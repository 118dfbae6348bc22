package main

// Whether a variable is read before or after a call of the same statement is open. gc calls first, and programs that
// index with what the call changes have come to rely on it.
type stack struct {
	data []int
	arr  [5]int
	n    int
	next *stack
}

//go:noinline
func (s *stack) push() int { s.n++; return s.n * 100 }

var idx int

//go:noinline
func bump() int { idx++; return idx * 10 }

//go:noinline
func relink(s, to *stack) int { s.next = to; return 7 }

//go:noinline
func two() (int, int) { idx++; return idx, idx * 2 }

func main() {
	s := &stack{data: make([]int, 5)}
	s.data[s.n] = s.push()
	s.arr[s.n] = s.push()
	println(s.data[0], s.data[1], s.arr[1], s.arr[2])
	a, b := &stack{}, &stack{}
	s.next = a
	s.next.n = relink(s, b)
	println(a.n, b.n)
	sl := make([]int, 5)
	sl[idx] += bump()
	sl[idx], sl[4] = bump(), 5
	sl[idx], sl[0] = two()
	println(sl[0], sl[1], sl[2], sl[3], sl[4])
	x, y := idx, bump()
	println(x, y)
	old := sl
	sl[2] = func() int { sl = make([]int, 5); return 9 }()
	println(old[2], sl[2])
	p := &old[3]
	*p = func() int { p = &old[4]; return 11 }()
	println(old[3], old[4])
	idx = 0
	m := map[int]int{}
	m[idx] = bump()
	println(m[0], m[1])
	name, names := "a", map[string]int{}
	names[name] = func() int { name = "b"; return 1 }()
	println(names["a"], names["b"])
	// A key of a general map is copied before, and so is what a call of the left side gives.
	anys := map[any]int{}
	idx = 0
	anys[idx] = bump()
	println(anys[0], anys[1])
	idx = 0
	get := func() int { return idx }
	old[get()] = bump()
	println(old[0], old[1])
}
