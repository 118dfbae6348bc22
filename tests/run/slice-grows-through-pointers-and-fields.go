package main

type stack struct {
	items []int
	log   *[]string
}

func (s *stack) push(v int) *stack {
	s.items = append(s.items, v)
	*s.log = append(*s.log, "push")
	return s
}

func (s *stack) pop() (v int) {
	n := len(s.items) - 1
	v = s.items[n]
	s.items = s.items[:n]
	*s.log = append(*s.log, "pop")
	return
}

func (s stack) lost(v int) { s.items = append(s.items, v) }

func extend(p *[]int, vs ...int) { *p = append(*p, vs...) }

func main() {
	var log []string
	s := stack{log: &log}
	s.push(1).push(2).push(3)
	println(s.pop(), len(s.items), len(log))
	s.lost(9)
	println(len(s.items), s.items[:3][2])
	extend(&s.items, 4, 5)
	extend(&s.items)
	extend(&s.items, s.items...)
	println(len(s.items), s.items[7])
	list := [][]int{{1}, {2}}
	p := &list[0]
	list = append(list, []int{3})
	*p = append(*p, 10) // of the old array of headers
	println(len(list[0]), len(*p))
	m := map[string][]int{}
	for i := range 6 {
		k := "even"
		if i%2 == 1 {
			k = "odd"
		}
		m[k] = append(m[k], i)
	}
	println(len(m["odd"]), m["odd"][2], m["even"][1])
	arr := [2][]int{}
	arr[1] = append(arr[1], 5)
	copied := arr
	copied[1][0] = 6
	copied[0] = append(copied[0], 1)
	println(arr[1][0], len(arr[0]), len(copied[0]))
	f := func() *[]int { return &s.items }
	*f() = append(*f(), 100)
	println(s.items[len(s.items)-1], len(s.items))
	s.items = s.items[:0]
	println(len(s.items), cap(s.items) > 0, s.items[:2][1])
	func() {
		defer func() { println(recover().(error).Error()) }()
		s.pop()
	}()
	println(len(log))
}
