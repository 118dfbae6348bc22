package main

type wide struct {
	id   int
	pad  [100]int
	name string
	next *wide
}
type pair [2]string

func (w wide) check() bool { return w.pad[w.id%100] == w.id && w.name[0] == byte('a'+w.id%26) }
func make1(i int) (w wide) {
	w.id, w.name = i, string(rune('a'+i%26))+"x"
	w.pad[i%100] = i
	w.next = &wide{id: i}
	return
}

func main() {
	for _, n := range []int{0, 1, 7} {
		c := make(chan wide, n)
		go func() {
			defer close(c)
			for i := range 50 {
				w := make1(i)
				c <- w
				w.pad[i] = -1
				w.next.id++
			}
		}()
		good, sum := 0, 0
		for w := range c {
			if w.check() {
				good++
			}
			sum += w.id
		}
		println(n, good, sum)
	}
	b := make(chan pair, 3)
	b <- pair{"a", "b"}
	p := pair{"c", "d"}
	b <- p
	p[0] = "changed"
	q := <-b
	r, ok := <-b
	println(q[1], r[0], ok, len(b))
	close(b)
	q, ok = <-b
	println(q == pair{}, ok)
	e, s := make(chan any), make(chan [3]any, 1)
	go func() {
		e <- make1(3)
		e <- p
		s <- [3]any{1, "two", nil}
		close(e)
	}()
	println((<-e).(wide).check(), (<-e).(pair)[0])
	<-e
	v := <-s
	println(v[1].(string), v[2] == nil)
	bytes := make(chan int8, 300)
	for i := range 300 {
		bytes <- int8(i)
	}
	total := 0
	for range 300 {
		total += int(<-bytes)
	}
	println(total)
	var got wide
	w := make(chan wide)
	done := make(chan bool)
	go func() {
		select {
		case got = <-w:
		case <-done:
		}
		close(done)
	}()
	select {
	case w <- make1(42):
	}
	<-done
	println(got.check(), got.next.id)
}
