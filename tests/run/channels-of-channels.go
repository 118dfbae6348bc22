package main

type request struct {
	op    string
	a, b  int
	reply chan<- int
}

func server(reqs <-chan request, done chan<- int) {
	n := 0
	for r := range reqs {
		n++
		switch r.op {
		case "add":
			r.reply <- r.a + r.b
		case "mul":
			r.reply <- r.a * r.b
		case "later":
			go func() { r.reply <- -1 }()
		}
	}
	done <- n
}

type service chan chan string

func (s service) ask(f func(string)) {
	c := make(chan string)
	s <- c
	for m := range c {
		f(m)
	}
}

func main() {
	reqs, done := make(chan request), make(chan int)
	go server(reqs, done)
	reply := make(chan int)
	for i, op := range []string{"add", "mul", "later"} {
		reqs <- request{op, i + 3, 4, reply}
		print(<-reply, " ")
	}
	close(reqs)
	println(<-done)

	s := make(service)
	go func() {
		for c := range s {
			c <- "hello"
			c <- "bye"
			close(c)
		}
	}()
	for range 2 {
		s.ask(func(m string) { print(m, " ") })
	}
	close(s)
	println()

	cc := make(chan (<-chan func() string), 1)
	c := make(chan func() string, 1)
	cc <- c
	c <- func() string { return "called through two channels" }
	println((<-<-cc)())
}
