// Goroutines that wait keep what they can still reach, and no message that they have dealt with.
// stress: gc=100,poison=1,verify=1
package main

import "runtime"

const n = 20

func heap() uint64 {
	runtime.Gosched()
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func check(name string, start func(i int)) {
	before := heap()
	for i := range n {
		start(i)
	}
	kept := int64(1 << 20)
	for i := 0; i < 1000 && kept > 600; i++ { // who has answered still has to come to rest
		for range 3 {
			runtime.Gosched()
		}
		kept = (int64(heap()) - int64(before)) >> 10
	}
	if kept > 600 { // main's own frames may hold the last one
		println(name, "keeps KB", kept)
	} else {
		println(name, "ok")
	}
}

func big() []byte { return make([]byte, 1<<18) }

type req struct {
	id   int
	body []byte
	more [4]int
}
type node struct {
	next *node
	body []byte
}
type iface interface{ size() int }

func (n *node) size() int { return len(n.body) }

//go:noinline
func handle(r req) int { return len(r.body) + r.id }

//go:noinline
func handleBytes(b []byte) int { return len(b) + int(b[5]) }

//go:noinline
func handleBoth(a, b []byte) int { return len(a) + int(b[5]) }

func sum(b []byte) (s int) {
	for _, x := range b {
		s += int(x)
	}
	return s
}

//go:noinline
func total(m map[string][]byte) (s int) {
	for k, v := range m {
		s += len(k) + len(v)
	}
	return
}

//go:noinline
func ptr(p *req) int { p.id++; return len(p.body) }

//go:noinline
func recvOne(c chan []byte) []byte { return <-c }

var done = make(chan int)
var sink int
var quit = make(chan bool)

func main() {
	check("struct range", func(i int) {
		c := make(chan req)
		go func() {
			for r := range c {
				done <- handle(r)
			}
		}()
		c <- req{id: i, body: big()}
		<-done
	})
	check("struct range inlined", func(i int) {
		c := make(chan req)
		go func() {
			for r := range c {
				done <- sum(r.body) + len(r.body)
			}
		}()
		c <- req{id: i, body: big()}
		<-done
	})
	check("slice", func(i int) {
		c := make(chan []byte)
		go func() {
			for {
				b := <-c
				x := handleBytes(b)
				y := sum(b)
				x += handleBytes(b)
				done <- x + y
			}
		}()
		c <- big()
		<-done
	})
	check("two values live", func(i int) {
		c := make(chan []byte)
		go func() {
			for {
				a := <-c
				b := <-c
				x := handleBoth(a, b)
				x += handleBoth(b, a)
				done <- x
			}
		}()
		c <- big()
		c <- big()
		<-done
	})
	check("many values live", func(i int) {
		c := make(chan []byte)
		go func() {
			for {
				a1, a2, a3, a4 := <-c, <-c, <-c, <-c
				a5, a6, a7, a8 := <-c, <-c, <-c, <-c
				x := handleBoth(a1, a2) + handleBoth(a3, a4)
				x += handleBoth(a5, a6) + handleBoth(a7, a8)
				x += handleBoth(a2, a4) + handleBoth(a6, a8)
				x += handleBoth(a1, a3) + handleBoth(a5, a7)
				done <- x
			}
		}()
		for range 8 {
			c <- make([]byte, 1<<16)
		}
		<-done
	})
	check("interface", func(i int) {
		c := make(chan iface)
		go func() {
			for v := range c {
				done <- v.size()
			}
		}()
		c <- &node{nil, big()}
		<-done
	})
	check("any", func(i int) {
		c := make(chan any)
		go func() {
			for v := range c {
				switch v := v.(type) {
				case []byte:
					done <- handleBytes(v)
				case *node:
					done <- v.size()
				}
			}
		}()
		c <- big()
		<-done
		c <- &node{nil, big()}
		<-done
	})
	check("string", func(i int) {
		c := make(chan string)
		go func() {
			for v := range c {
				done <- len(v + "x")
			}
		}()
		c <- string(big())
		<-done
	})
	check("map", func(i int) {
		c := make(chan map[string][]byte)
		go func() {
			for v := range c {
				s := 0
				for k, x := range v {
					s += len(k) + handleBytes(x)
				}
				done <- s + total(v)
			}
		}()
		c <- map[string][]byte{"a": big(), "b": big()}
		<-done
	})
	check("list", func(i int) {
		c := make(chan *node)
		go func() {
			for v := range c {
				s := 0
				for ; v != nil; v = v.next {
					s += handleBytes(v.body)
				}
				done <- s
			}
		}()
		c <- &node{&node{nil, big()}, big()}
		<-done
	})
	check("closure message", func(i int) {
		c := make(chan func() int)
		go func() {
			for f := range c {
				done <- f()
			}
		}()
		b := big()
		c <- func() int { return handleBytes(b) }
		<-done
	})
	check("captured and then idle", func(i int) {
		c, b := make(chan int), big()
		go func() {
			done <- handleBytes(b)
			for x := range c {
				done <- x
			}
		}()
		<-done
	})
	check("argument and then idle", func(i int) {
		c := make(chan int)
		go argument(c, big())
		<-done
	})
	check("argument in memory and then idle", func(i int) {
		c := make(chan int)
		go argumentInMemory(req{id: 1, body: big()}, c, req{id: 1, body: big()})
		<-done
	})
	check("select", func(i int) {
		c := make(chan []byte)
		go func() {
			for {
				select {
				case b := <-c:
					done <- handleBytes(b)
				case <-quit:
					return
				}
			}
		}()
		c <- big()
		<-done
	})
	check("select struct", func(i int) {
		c, d := make(chan req), make(chan req)
		go func() {
			for {
				select {
				case r := <-c:
					done <- handle(r)
				case r, ok := <-d:
					if ok {
						done <- handle(r) + 1
					}
				case <-quit:
					return
				}
			}
		}()
		c <- req{id: 1, body: big()}
		<-done
		d <- req{id: 1, body: big()}
		<-done
	})
	check("blocked in send of a number", func(i int) {
		c, out := make(chan []byte), make(chan int)
		go func() {
			for {
				b := <-c
				out <- handleBytes(b)
			}
		}()
		c <- big()
	})
	check("pointer to received", func(i int) {
		c := make(chan req)
		go func() {
			for r := range c {
				p := &r
				x := ptr(p)
				done <- x + ptr(p)
			}
		}()
		c <- req{id: 1, body: big()}
		<-done
	})
	check("built in the frame", func(i int) {
		c := make(chan []byte)
		go func() {
			for b := range c {
				list := []req{{1, b, [4]int{}}, {2, b, [4]int{}}}
				s := 0
				for i := range list {
					s += ptr(&list[i])
				}
				done <- s
			}
		}()
		c <- big()
		<-done
	})
	check("new in the frame", func(i int) {
		c := make(chan []byte)
		go func() {
			for b := range c {
				q := &req{id: 1, body: b}
				f := func() int { return ptr(q) + len(b) }
				done <- f() + ptr(q)
			}
		}()
		c <- big()
		<-done
	})
	check("helper that waits", func(i int) {
		c := make(chan []byte)
		go func() {
			for {
				b := recvOne(c)
				done <- handleBytes(b) + handleBytes(b)
			}
		}()
		c <- big()
		<-done
	})
	check("appended", func(i int) {
		c := make(chan []byte)
		go func() {
			var all [][]byte
			for b := range c {
				all = append(all, b, b, b)
				x := 0
				for _, b := range all {
					x += handleBytes(b)
				}
				all = nil
				done <- x
			}
		}()
		c <- big()
		<-done
	})
	check("forwarded", func(i int) {
		c, d := make(chan []byte), make(chan []byte)
		go func() {
			for b := range c {
				d <- b
			}
		}()
		go func() {
			for b := range d {
				done <- handleBytes(b)
			}
		}()
		c <- big()
		<-done
	})
	check("forwarded struct", func(i int) {
		c, d := make(chan req, 2), make(chan req, 2)
		go func() {
			for b := range c {
				d <- b
			}
		}()
		go func() {
			for b := range d {
				done <- handle(b)
			}
		}()
		c <- req{1, big(), [4]int{}}
		<-done
	})
	check("built once", func(i int) {
		go func() {
			b := big()
			x := handleBytes(b)
			s := string(b)
			x += len(s) + handleBytes(b)
			done <- x
			<-quit
		}()
		<-done
	})
	check("with defer", func(i int) {
		c := make(chan []byte)
		go func() {
			defer println("ends")
			for b := range c {
				done <- handleBytes(b) + handleBytes(b)
			}
		}()
		c <- big()
		<-done
	})
	check("with recover", func(i int) {
		c := make(chan req)
		go func() {
			defer func() { recover() }()
			for b := range c {
				done <- handle(b) + ptr(&b)
			}
		}()
		c <- req{1, big(), [4]int{}}
		<-done
	})
	check("method", func(i int) {
		s := &server{make(chan req), 0}
		go s.run()
		s.c <- req{1, big(), [4]int{}}
		<-done
	})
	check("generic", func(i int) {
		c := make(chan req)
		go generic(c, handle)
		c <- req{1, big(), [4]int{}}
		<-done
	})
	check("sleeper", func(i int) {
		c := make(chan req)
		go func() {
			for {
				r, ok := <-c
				if !ok {
					return
				}
				x := handle(r)
				r.body = append(r.body, 1, 2, 3)
				x += handle(r)
				done <- x
				select {
				case <-quit:
				}
			}
		}()
		c <- req{1, big(), [4]int{}}
		<-done
	})
}

type server struct {
	c chan req
	n int
}

func (s *server) next() req { return <-s.c }
func (s *server) run() {
	for {
		r := s.next()
		s.n += handle(r)
		done <- s.n
	}
}

func generic[T any](c chan T, f func(T) int) {
	for v := range c {
		done <- f(v)
	}
}

//go:noinline
func argument(c chan int, b []byte) {
	done <- handleBytes(b) + handleBytes(b)
	for x := range c {
		done <- x
	}
}

//go:noinline
func argumentInMemory(r req, c chan int, q req) {
	done <- handle(r) + handle(q)
	for x := range c {
		done <- x
	}
}
