// Bodies of range over functions that branch, return and capture.
package main

func it(n int) func(func(int) bool) {
	return func(y func(int) bool) {
		for i := 0; i < n; i++ {
			if !y(i) {
				return
			}
		}
	}
}
func f() (r int, err error) {
	x := 1
	for i := range it(3) {
		for j := range it(3) {
			func() { x += i * j }()
			if x > 3 {
				r = x
				return
			}
			switch {
			case i == 1:
				continue
			}
			if j == 2 {
				break
			}
		}
	}
	return x, nil
}
func g() (s string) {
	defer func() { s += "!" }()
outer:
	for i := range it(4) {
		for j := range it(4) {
			switch {
			case j == 1:
				continue outer
			case i == 2:
				break outer
			}
			func(k int) { s += string(rune('a' + k)) }(i)
		}
	}
	for i := range it(2) {
		n := 0
	again:
		n++
		if n < 3 {
			goto again
		}
		s += string(rune('0' + n))
		_ = i
	}
	for i := range it(5) {
		if i == 3 {
			goto done
		}
		s += "."
	}
done:
	return s + "e"
}
func h(v any) (n int) {
	for range it(2) {
		switch x := v.(type) {
		case int:
			for range it(x) {
				n += x
			}
		case string:
			func() { n += len(x) }()
		}
	}
	return
}
func main() { r, _ := f(); println(r, g(), h(3), h("abc")) }
