package main

type counter int

func (c counter) value() int { return int(c) }
func (c *counter) inc()      { *c++ }

type stack []int

func (s *stack) push(v int) { *s = append(*s, v) }
func (s *stack) pop() int {
	old := *s
	v := old[len(old)-1]
	*s = old[:len(old)-1]
	return v
}

type fn func(int) int

func (f fn) twice(x int) int { return f(f(x)) }

func main() {
	var c counter
	c.inc()
	c.inc()
	println(c.value(), counter(7).value())
	f := c.value
	g := c.inc
	c = 100
	g()
	println(f(), c)
	h := counter.value
	k := (*counter).inc
	k(&c)
	println(h(c), (*counter).value(&c))
	var s stack
	s.push(1)
	s.push(2)
	println(s.pop(), s.pop(), len(s))
	println(fn(func(x int) int { return x * 3 }).twice(2))
}
