package main

type Seq[V any] func(yield func(V) bool)

func count(n int) Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}
func pairs(yield func(int, string) bool) {
	_ = yield(1, "a") && yield(2, "b") && yield(3, "c")
}
func bad(yield func(int) bool) {
	yield(1)
	yield(2)
}
func find(x int) (int, string) {
	for i, s := range pairs {
		if i == x {
			return i, s
		}
	}
	return -1, ""
}
func nested() (r int) {
outer:
	for i := range count(5) {
		for j := range count(5) {
			if j == 3 {
				continue outer
			}
			if i == 3 {
				break outer
			}
			r += i*10 + j
			if r > 1000 {
				goto end
			}
		}
	}
	return
end:
	return -r
}
func deferred() {
	defer println("first")
	for i := range count(3) {
		defer println("deferred", i)
	}
	defer println("last")
	println("body done")
}
func rec() (err any) {
	defer func() { err = recover() }()
	for range bad {
		break
	}
	return
}
func main() {
	a, b := find(2)
	println(a, b)
	println(nested())
	deferred()
	if e, ok := rec().(error); ok {
		println(e.Error())
	} else {
		println(rec().(string))
	}
	s := 0
	var x int
	for x = range count(4) {
		func() { s += x }()
	}
	println(s, x)
}
