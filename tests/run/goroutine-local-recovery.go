package main

type pool struct {
	jobs    chan func()
	results chan string
}

func newPool(n int) *pool {
	p := &pool{make(chan func()), make(chan string)}
	for range n {
		go p.worker()
	}
	return p
}
func (p *pool) worker() {
	for j := range p.jobs {
		p.one(j)
	}
	p.results <- "worker ends"
}
func (p *pool) one(j func()) {
	defer func() {
		switch e := recover().(type) {
		case nil:
			p.results <- "ok"
		case error:
			p.results <- e.Error()
		case string:
			p.results <- e
		}
	}()
	j()
}

func main() {
	p := newPool(3)
	var m map[string]int
	zero := 0
	jobs := []func(){
		func() {},
		func() { panic("text") },
		func() { m["x"] = 1 },
		func() { println(1 / zero) },
		func() {
			done := make(chan bool)
			go func() {
				defer close(done)
				defer func() { recover() }()
				panic("in a goroutine of its own")
			}()
			<-done
		},
		func() { defer func() { panic("replaced") }(); panic("first") },
		func() { defer func() { recover() }(); panic("handled inside") },
	}
	go func() {
		for range 20 {
			for _, j := range jobs {
				p.jobs <- j
			}
		}
		close(p.jobs)
	}()
	counts := map[string]int{}
	for range 20*len(jobs) + 3 {
		counts[<-p.results]++
	}
	for _, k := range []string{"ok", "text", "assignment to entry in nil map", "runtime error: integer divide by zero", "replaced", "worker ends"} {
		println(counts[k], k)
	}
	println(len(counts))
}
