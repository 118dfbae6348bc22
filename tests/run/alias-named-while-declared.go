package main

// The type that an alias stands for leads back to it before the alias is complete: through pointers, slices, channels,
// maps and functions.

type handler interface{ serve(*writer, ...writer) []writer }

type writer = response

type response struct{ s *state }

type state struct{ c *conn }

type conn struct {
	waiting []request
	h       handler
	byName  map[string]*writer
	done    chan *writer
}

type request struct{ run func(*writer) *writer }

func (c *conn) add(run func(*writer) *writer) {
	c.waiting = append(c.waiting, request{run: run})
}

type echo struct{}

func (echo) serve(w *response, more ...response) []response { return append(more, *w) }

func main() {
	c := &conn{h: echo{}, byName: map[string]*response{}, done: make(chan *response, 1)}
	r := &response{&state{c}}
	c.add(func(w *response) *writer { return w })
	c.byName["a"] = c.waiting[0].run(r)
	c.done <- r
	println(len(c.waiting), c.byName["a"] == r, <-c.done == r, len(c.h.serve(r, *r)))
}
