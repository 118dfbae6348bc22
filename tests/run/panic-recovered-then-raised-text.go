package main

type wrapped struct {
	inner any
	depth int
}

func (w wrapped) Error() string {
	s, _ := w.inner.(string)
	if e, ok := w.inner.(error); ok {
		s = e.Error()
	}
	return "wrapped(" + s + ")"
}

func level(n int) {
	defer func() {
		if e := recover(); e != nil {
			panic(wrapped{e, n})
		}
	}()
	if n == 0 {
		panic("origin")
	}
	level(n - 1)
}

func main() {
	defer println("main's deferred call")
	level(3)
}
