package main

type server struct {
	host string
	port int
	tls  bool
	log  func(string)
}

type option func(*server)

func withPort(p int) option { return func(s *server) { s.port = p } }
func withTLS() option       { return func(s *server) { s.tls = true } }
func withLog(f func(string)) option {
	return func(s *server) { s.log = f }
}

func newServer(host string, opts ...option) *server {
	s := &server{host: host, port: 80, log: func(string) {}}
	for _, o := range opts {
		o(s)
	}
	return s
}

func main() {
	var lines []string
	a := newServer("a")
	b := newServer("b", withPort(8080), withTLS(), withLog(func(l string) { lines = append(lines, l) }))
	b.log("one")
	a.log("two")
	b.log("three")
	println(a.host, a.port, a.tls, b.port, b.tls, len(lines), lines[1])
}
