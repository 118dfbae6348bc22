package main

type tree struct {
	left, right *tree
	v           int
}

func (t *tree) all() func(func(int) bool) {
	return func(yield func(int) bool) {
		if t == nil {
			return
		}
		for v := range t.left.all() {
			if !yield(v) {
				return
			}
		}
		if !yield(t.v) {
			return
		}
		for v := range t.right.all() {
			if !yield(v) {
				return
			}
		}
	}
}

func permutations(s []byte) func(func(string) bool) {
	return func(yield func(string) bool) {
		if len(s) == 0 {
			yield("")
			return
		}
		for i, c := range s {
			rest := append(append([]byte(nil), s[:i]...), s[i+1:]...)
			for p := range permutations(rest) {
				if !yield(string(c) + p) {
					return
				}
			}
		}
	}
}

func hanoi(n int, a, b, c string) func(func(string, string) bool) {
	return func(yield func(string, string) bool) {
		if n == 0 {
			return
		}
		for x, y := range hanoi(n-1, a, c, b) {
			if !yield(x, y) {
				return
			}
		}
		if !yield(a, c) {
			return
		}
		hanoi(n-1, b, a, c)(yield)
	}
}

func main() {
	var t *tree
	for _, v := range []int{5, 2, 8, 1, 9, 3} {
		p := &t
		for *p != nil {
			if v < (*p).v {
				p = &(*p).left
			} else {
				p = &(*p).right
			}
		}
		*p = &tree{v: v}
	}
	for v := range t.all() {
		if v == 9 {
			break
		}
		print(v, " ")
	}
	println()
	n := 0
	for p := range permutations([]byte("abcd")) {
		if n++; n%5 == 0 {
			print(p, " ")
		}
		if p == "dabc" {
			break
		}
	}
	println(n)
	moves := 0
	for x, y := range hanoi(4, "a", "b", "c") {
		if moves++; moves < 6 {
			print(x, y, " ")
		}
	}
	println(moves)
}
