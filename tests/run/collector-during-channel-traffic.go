package main

// stress: gc=50,poison=1,verify=1
import "runtime"

type msg struct {
	id  int
	buf [32]byte
}

func gcDuring() int {
	c := make(chan *msg)
	done := make(chan int)
	for w := range 4 {
		go func() {
			s := 0
			keep := map[int]*msg{}
			for m := range c {
				keep[m.id%50] = m
				s += int(m.buf[m.id%32])
				if m.id%100 == w {
					runtime.GC()
				}
			}
			for k, m := range keep {
				if m.id%50 != k {
					s = -1 << 40
				}
			}
			done <- s
		}()
	}
	for i := range 2000 {
		m := &msg{id: i}
		m.buf[i%32] = byte(i % 7)
		c <- m
	}
	close(c)
	t := 0
	for range 4 {
		t += <-done
	}
	return t
}

func main() {
	println(gcDuring())
}
