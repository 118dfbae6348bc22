package main

type reader interface {
	read() string
	close() string
}
type writer interface {
	write(string)
	close() string
}
type readWriter interface {
	reader
	writer
	close() string
}
type sized interface {
	readWriter
	interface{ size() int }
}

type buffer struct{ data []string }

func (b *buffer) read() string {
	s := b.data[0]
	b.data = b.data[1:]
	return s
}
func (b *buffer) write(s string) { b.data = append(b.data, s) }
func (b *buffer) close() string  { return "closed" }
func (b *buffer) size() int      { return len(b.data) }

type counting struct {
	readWriter
	reads int
}

func (c *counting) read() string { c.reads++; return "<" + c.readWriter.read() + ">" }

type half struct{ reader }

func main() {
	b := &buffer{}
	var rw readWriter = b
	rw.write("a")
	rw.write("b")
	var r reader = rw
	var w writer = rw
	println(r.read(), w.close(), r.close())
	c := &counting{readWriter: rw}
	rw = c
	println(rw.read(), c.reads, rw.close())
	_, ok := rw.(sized)
	println(ok)
	s, ok := c.readWriter.(sized)
	println(ok, s.size())
	h := half{rw}
	_, ok = any(h).(writer)
	println(ok)
	h.reader.(writer).write("z")
	println(h.read(), c.reads)
	f := readWriter.close
	g := interface {
		reader
		sized
	}.size
	println(f(rw), g(b))
	func() {
		defer func() { println(recover() != nil) }()
		counting{}.readWriter.close()
	}()
}
