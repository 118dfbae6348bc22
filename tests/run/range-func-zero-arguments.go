package main

type ticker func(func() bool)

func times(n int) ticker {
	return func(yield func() bool) {
		for i := 0; i < n; i++ {
			if !yield() {
				println("stopped at", i)
				return
			}
		}
		println("all", n)
	}
}

func (t ticker) double() ticker {
	return func(yield func() bool) {
		for range t {
			if !yield() || !yield() {
				return
			}
		}
	}
}

func count(t ticker) (n int) {
	for range t {
		n++
	}
	return
}

func first(t ticker) bool {
	for range t {
		return true
	}
	return false
}

func main() {
	println(count(times(3)), count(times(0)), count(times(2).double()))
	println(first(times(5)), first(times(0)))
	n := 0
	for range times(10) {
		n++
		if n%2 == 0 {
			continue
		}
		if n > 5 {
			break
		}
	}
	println(n)
	for range ticker(func(func() bool) { println("never yields") }) {
		println("unreachable")
	}
}
