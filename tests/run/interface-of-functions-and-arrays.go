package main

type handler interface{ handle(string) string }
type handlerFunc func(string) string

func (f handlerFunc) handle(s string) string { return f(s) }

type chain []handler

func (c chain) handle(s string) string {
	for _, h := range c {
		s = h.handle(s)
	}
	return s
}

type pick [2]handler

func (p pick) handle(s string) string { return p[len(s)%2].handle(s) }

type routes map[string]handler

func (r routes) handle(s string) string {
	if h, ok := r[s]; ok {
		return h.handle(s)
	}
	return "404 " + s
}

type pipe chan string

func (p pipe) handle(s string) string { p <- s; return <-p }

type flag bool

func (f flag) handle(s string) string {
	if f {
		return s + "+"
	}
	return s + "-"
}

func main() {
	double := handlerFunc(func(s string) string { return s + s })
	var h handler = chain{double, flag(true), pick{flag(false), double}, pipe(make(chan string, 1))}
	println(h.handle("x"), h.handle("xy"))
	h = routes{"a": h, "b": double}
	println(h.handle("a"), h.handle("b"), h.handle("c"))
	h.(routes)["c"] = handlerFunc(h.handle)
	h.(routes)["d"] = h.(routes)["c"]
	println(h.handle("z"))
	var fs []any
	for i := range 3 {
		fs = append(fs, func() int { i++; return i }, [1]func() int{func() int { return i * 10 }})
	}
	for _, f := range fs {
		switch f := f.(type) {
		case func() int:
			print(f(), f(), " ")
		case [1]func() int:
			print(f[0](), " ")
		}
	}
	println()
}
