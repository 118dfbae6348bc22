// What goroutines that wait need no more is collected, however deep below their functions they wait.
package main

import (
	"bufio"
	"errors"
	"io"
	"os"
	"runtime"
	"strings"
	"sync"
	"time"
	"weak"
)

type request struct {
	name string
	next *request
	body [8]int
}

type exchange struct {
	req  *request
	done chan bool
}

// shape is what one goroutine has to do with requests before it waits.
type shape struct {
	w       []weak.Pointer[request]
	in      chan exchange
	waiting chan bool // closed when it is about to
	stop    chan bool // closed when it may go on
	n       int
	waited  bool
}

//go:noinline
func (s *shape) make(name string) *request {
	r := &request{name: name}
	s.w = append(s.w, weak.Make(r))
	return r
}

//go:noinline
func (s *shape) use(r *request) bool {
	s.n += len(r.name)
	return r.body[0] == 0
}

//go:noinline
func (s *shape) fail(r *request) error {
	if r.name == "" {
		return errors.New("no name")
	}
	return nil
}

//go:noinline
func (s *shape) wait() {
	if !s.waited {
		s.waited = true
		close(s.waiting)
		<-s.stop
	}
}

type waiter interface{ wait() }

type reader struct{ s *shape }

func (r reader) Read(p []byte) (int, error) {
	r.s.wait()
	if r.s.n++; r.s.n > 100 {
		return 0, io.EOF
	}
	return copy(p, "text\n"), nil
}

// A closure in the frame that was called.
func closure(s *shape) {
	ok := true
	r := s.make("a")
	call := func() { ok = ok && s.use(r) }
	call()
	call()
	s.wait()
	s.n += len(os.Args)
}

func closureInLoop(s *shape) {
	ok := true
	for i := 0; ok && i < 2; i++ {
		if i == 1 {
			s.wait()
			return
		}
		r := s.make("b")
		call := func() { ok = ok && s.use(r) }
		if s.n == 0 {
			call()
		}
		call()
	}
}

func methodValue(s *shape) {
	r := s.make("c")
	f := r.length
	s.n += apply(f)
	s.n += f()
	s.wait()
}

func (r *request) length() int { return len(r.name) + r.body[0] }

//go:noinline
func apply(f func() int) int { return f() }

// The function below waits, this one knows an interface only.
func throughInterface(s *shape) { middle(s, s, s.make("d"), s.make("e")) }

//go:noinline
func middle(w waiter, s *shape, a, b *request) {
	for i := range 2 {
		s.use(a)
		s.use(b)
		s.n += i
	}
	w.wait()
	s.n++
}

func deep(s *shape) { deeper(s, s, 5, s.make("f")) }

//go:noinline
func deeper(w waiter, s *shape, n int, r *request) int {
	x, y := s.make("g"), s.make("h")
	if n > 0 && s.use(x) && s.use(y) && s.use(r) {
		return deeper(w, s, n-1, y) + n
	}
	w.wait()
	return n
}

func buffered(s *shape) {
	b := bufio.NewReader(reader{s})
	r := s.make("i")
	s.use(r)
	t, _ := b.Peek(3)
	s.n += len(t)
}

func selects(s *shape) {
	in := make(chan *request, 2)
	in <- s.make("l")
	in <- s.make("m")
	for i := 0; ; i++ {
		if i == 2 {
			close(s.waiting)
		}
		select {
		case r := <-in:
			s.use(r)
		case <-s.stop:
			return
		}
	}
}

func sends(s *shape) {
	out := make(chan *request, 1)
	r := s.make("n")
	out <- r
	s.use(r)
	<-out
	close(s.waiting)
	select {
	case <-out:
	case <-s.stop:
	}
}

func locks(s *shape) {
	var m sync.Mutex
	m.Lock()
	r := s.make("o")
	s.use(r)
	go func() {
		<-s.stop
		m.Unlock()
	}()
	close(s.waiting)
	m.Lock()
	s.n++
}

func conditions(s *shape) {
	var m sync.Mutex
	c := sync.NewCond(&m)
	over := false
	m.Lock()
	go func() {
		<-s.stop
		m.Lock()
		over = true
		c.Broadcast()
		m.Unlock()
	}()
	for _, n := range []string{"p", "q"} {
		r := s.make(n)
		if err := s.fail(r); err != nil {
			panic(err)
		}
	}
	close(s.waiting)
	for !over {
		c.Wait()
	}
	m.Unlock()
}

func pipes(s *shape) {
	r, w, err := os.Pipe()
	if err != nil {
		panic(err)
	}
	go func() {
		<-s.stop
		w.Write([]byte("line\n"))
		w.Close()
	}()
	b := bufio.NewReader(r)
	q := s.make("r")
	if s.use(q) {
		s.use(s.make("s"))
	}
	close(s.waiting)
	for {
		c, err := b.ReadByte()
		if err != nil {
			break
		}
		s.n += int(c)
	}
}

func deferred(s *shape) {
	var failed error
	defer func() {
		if failed != nil {
			panic(failed)
		}
	}()
	put := func(r *request) bool {
		if err := s.fail(r); err != nil {
			failed = err
			return false
		}
		return true
	}
	r := s.make("t")
	put(r)
	put(s.make("u"))
	reader{s}.Read(nil)
}

// What was in registers of the function above is saved by the body of the function with a defer.
func aboveDefer(s *shape) {
	a, b, c, d := s.make("x"), s.make("y"), s.make("z"), s.make("x")
	for i := range 3 {
		if s.use(a) && s.use(b) && s.use(c) && s.use(d) {
			s.n += i
		}
	}
	locked(s, s)
	s.n++
}

//go:noinline
func locked(w waiter, s *shape) {
	var m sync.Mutex
	m.Lock()
	defer m.Unlock()
	for i, j := 0, s.n; i < 2; i++ {
		s.n += i * j
		w.wait()
	}
}

// As a server's loop: what came is answered, then the next is waited for.
func serves(s *shape) {
	go func() {
		for range 3 {
			e := exchange{s.make(strings.Repeat("v", len(s.w)%2+1)), make(chan bool)}
			s.in <- e
			<-e.done
		}
		close(s.waiting)
	}()
	served := 0
	alive := true
	for alive {
		var e exchange
		select {
		case e = <-s.in:
		case <-s.stop:
			return
		}
		try := func() { alive = alive && s.use(e.req) }
		switch len(e.req.name) {
		case 1:
			try()
			e.done <- true
		case 2:
			e.done <- true
			try()
		}
		served++
	}
	s.n += served
}

func sleeps(s *shape) {
	r := s.make("w")
	s.use(r)
	t := time.NewTimer(time.Hour)
	close(s.waiting)
	select {
	case <-t.C:
	case <-s.stop:
	}
}

var shapes = []struct {
	name string
	f    func(*shape)
}{
	{"closure", closure}, {"closure in a loop", closureInLoop}, {"method value", methodValue},
	{"through an interface", throughInterface}, {"deep", deep}, {"buffered", buffered}, {"selects", selects},
	{"sends", sends}, {"locks", locks}, {"conditions", conditions}, {"pipes", pipes}, {"deferred", deferred},
	{"above a defer", aboveDefer}, {"serves", serves}, {"sleeps", sleeps},
}

// kept names the requests that a collection leaves.
func (s *shape) kept() (names string) {
	runtime.GC()
	for _, w := range s.w {
		if r := w.Value(); r != nil {
			names += " " + r.name
		}
	}
	return names
}

func check(name string, f func(*shape)) {
	s := &shape{in: make(chan exchange), waiting: make(chan bool), stop: make(chan bool)}
	done := make(chan bool)
	go func() {
		f(s)
		close(done)
	}()
	<-s.waiting
	kept := s.kept()
	for range 200 { // it may not have come to its wait yet
		if kept == "" {
			break
		}
		time.Sleep(5 * time.Millisecond)
		kept = s.kept()
	}
	if kept != "" {
		println(name, "keeps", kept)
	}
	close(s.stop)
	<-done
}

func main() {
	for range 2 {
		for _, s := range shapes {
			check(s.name, s.f)
		}
	}
	println("done")
}
