package main

func pull[T any](seq func(func(T) bool)) (next func() (T, bool), stop func()) {
	values, want := make(chan T), make(chan bool)
	go func() {
		defer close(values)
		if !<-want {
			return
		}
		for v := range seq {
			values <- v
			if !<-want {
				println("told to stop")
				return
			}
		}
		println("ran out")
	}()
	done := false
	next = func() (v T, ok bool) {
		if done {
			return
		}
		want <- true
		v, ok = <-values
		done = !ok
		return
	}
	stop = func() {
		if !done {
			done = true
			want <- false
			<-values
		}
	}
	return
}

func squares(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i * i) {
				return
			}
		}
	}
}

func zip[A, B any](a func(func(A) bool), b func(func(B) bool)) func(func(A, B) bool) {
	return func(yield func(A, B) bool) {
		next, stop := pull(b)
		defer stop()
		for x := range a {
			y, ok := next()
			if !ok || !yield(x, y) {
				return
			}
		}
	}
}

func letters(yield func(string) bool) {
	for c := 'a'; yield(string(c)); c++ {
	}
}

func main() {
	for s, n := range zip(letters, squares(4)) {
		println(s, n)
	}
	for n, s := range zip(squares(3), letters) {
		println(n, s)
	}
	next, stop := pull(squares(10))
	next()
	println(next())
	stop()
	stop()
	println(next())
}
