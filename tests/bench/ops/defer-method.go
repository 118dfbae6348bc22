// ops: 200000000
package main

type lock struct{ held int }

func (l *lock) acquire() { l.held++ }
func (l *lock) release() { l.held-- }

//go:noinline
func work(l *lock, n int) int {
	l.acquire()
	defer l.release()
	return n + l.held
}

func main() {
	l, s := &lock{}, 0
	for i := 0; i < 200000000; i++ {
		s += work(l, i)
	}
	println(s)
}
