// Labels inside and around bodies of ranges over functions, and what such bodies share with the function around.
package main

func seq(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func pairs(n int) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		for i := range n {
			if !yield(i, string(rune('a'+i))) {
				return
			}
		}
	}
}

// A label in the body, jumped to from behind and from before; the same name outside.
func inside() (sum int) {
	for i := range seq(4) {
		n := 0
		if i == 2 {
			goto skip
		}
	again:
		n++
		sum += n
		if n < i {
			goto again
		}
	skip:
		sum += 100
	}
	return
}

// Out of two bodies, back to a label before both: the variables behind it are new ones each time.
func back() int {
	rounds := 0
	var kept []func() int
start:
	rounds++
	r := rounds
	kept = append(kept, func() int { r += 10; return r })
	for i := range seq(3) {
		for k, s := range pairs(3) {
			if rounds < 3 && k == 1 && s == "b" && i == rounds {
				goto start
			}
			if rounds == 3 && i == 2 {
				goto done
			}
		}
	}
done:
	total := 0
	for _, f := range kept {
		total = total*100 + f()
	}
	return total
}

// Results without names are stored from three bodies deep; deferred calls see those with names.
func deep(n int) (int, string) {
	for i := range seq(n) {
		for k, s := range pairs(n) {
			for j := range seq(n) {
				if i+k+j == 4 {
					return i*100 + k*10 + j, s
				}
			}
		}
	}
	return -1, ""
}

func named(n int) (r int, err string) {
	defer func() { r *= 2; err += "!" }()
	for i := range seq(n) {
		defer func() { r += i }()
		for k := range seq(n) {
			defer func() { err += string(rune('0' + k)) }()
			if i == 1 && k == 1 {
				return 1000, "e"
			}
		}
	}
	return
}

// Assigned on the left side of range, in a type switch, in a literal in the body.
func shared(values ...any) (ints, strings int, last any) {
	var i int
	for i, last = range func(yield func(int, any) bool) {
		for i, v := range values {
			if !yield(i, v) {
				return
			}
		}
	} {
		switch v := last.(type) {
		case int:
			func() { ints += v + i }()
		case string:
			strings += len(v)
		}
	}
	return
}

// The post statement runs a body that uses the loop's variable.
func post() (r []int) {
	for i := 0; i < 3; func() {
		for k := range seq(1) {
			i += k + 1
		}
	}() {
		r = append(r, i)
		defer func() { r = append(r, i) }()
	}
	return
}

type list[T any] struct{ all []T }

func (l *list[T]) each(yield func(T) bool) {
	for _, x := range l.all {
		if !yield(x) {
			return
		}
	}
}

func find[T comparable](l *list[T], want T) (at int, ok bool) {
	n := 0
outer:
	for x := range l.each {
		for y := range l.each {
			if y == x {
				n++
				if x == want {
					return n, true
				}
				continue outer
			}
		}
		break outer
	}
	return n, false
}

func main() {
	println(inside())
	println(back())
	a, s := deep(3)
	println(a, s)
	println(named(3))
	i, n, last := shared(1, "two", 3.5, 4, "five")
	println(i, n, last.(string))
	for _, x := range post() {
		print(x, " ")
	}
	println()
	l := &list[string]{[]string{"x", "y", "z"}}
	println(find(l, "y"))
	println(find(l, "q"))
	println(find(&list[int]{[]int{1, 2, 3}}, 3))
}
