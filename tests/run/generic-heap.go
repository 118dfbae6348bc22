package main

type heap[T any] struct {
	items []T
	less  func(a, b T) bool
}

func (h *heap[T]) push(x T) {
	h.items = append(h.items, x)
	for i := len(h.items) - 1; i > 0; {
		p := (i - 1) / 2
		if !h.less(h.items[i], h.items[p]) {
			break
		}
		h.items[i], h.items[p] = h.items[p], h.items[i]
		i = p
	}
}

func (h *heap[T]) pop() (top T, ok bool) {
	if len(h.items) == 0 {
		return
	}
	top = h.items[0]
	last := len(h.items) - 1
	h.items[0] = h.items[last]
	h.items = h.items[:last]
	for i := 0; ; {
		c := 2*i + 1
		if c >= last {
			break
		}
		if c+1 < last && h.less(h.items[c+1], h.items[c]) {
			c++
		}
		if !h.less(h.items[c], h.items[i]) {
			break
		}
		h.items[i], h.items[c] = h.items[c], h.items[i]
		i = c
	}
	return top, true
}

type task struct {
	priority int
	name     string
}

func drain[T any](h *heap[T], f func(T)) {
	for x, ok := h.pop(); ok; x, ok = h.pop() {
		f(x)
		print(" ")
	}
	println()
}

func main() {
	h := &heap[int]{less: func(a, b int) bool { return a < b }}
	for i := range 12 {
		h.push(i * 7 % 12)
	}
	drain(h, func(i int) { print(i) })
	t := &heap[task]{less: func(a, b task) bool {
		return a.priority > b.priority || a.priority == b.priority && a.name < b.name
	}}
	for i, n := range []string{"sleep", "eat", "work", "read", "play"} {
		t.push(task{i % 3, n})
	}
	drain(t, func(t task) { print(t.priority, t.name) })
	s := heap[string]{less: func(a, b string) bool { return a > b }}
	s.push("a")
	s.push("c")
	x, _ := s.pop()
	s.push("b")
	y, _ := s.pop()
	println(x, y, len(s.items))
}
