package main

type event struct {
	at  int
	seq int
	run func(*loop)
}
type loop struct {
	now, seq int
	queue    []event
	log      []string
}

func (l *loop) after(d int, f func(*loop)) (cancel func() bool) {
	l.seq++
	id := l.seq
	e := event{l.now + d, id, f}
	i := len(l.queue)
	for i > 0 && (l.queue[i-1].at > e.at) {
		i--
	}
	l.queue = append(l.queue, event{})
	copy(l.queue[i+1:], l.queue[i:])
	l.queue[i] = e
	return func() bool {
		for i, e := range l.queue {
			if e.seq == id {
				l.queue = append(l.queue[:i], l.queue[i+1:]...)
				return true
			}
		}
		return false
	}
}

func (l *loop) every(d, times int, f func(*loop, int)) {
	var tick func(int) func(*loop)
	tick = func(n int) func(*loop) {
		return func(l *loop) {
			f(l, n)
			if n+1 < times {
				l.after(d, tick(n+1))
			}
		}
	}
	l.after(d, tick(0))
}

func (l *loop) run() (n int) {
	for len(l.queue) > 0 {
		e := l.queue[0]
		l.queue = l.queue[1:]
		l.now = e.at
		func() {
			defer func() {
				if r := recover(); r != nil {
					l.say("failed: " + r.(string))
				}
			}()
			e.run(l)
		}()
		n++
	}
	return
}

func (l *loop) say(s string) {
	digits := ""
	for n := l.now; n > 0 || digits == ""; n /= 10 {
		digits = string(rune('0'+n%10)) + digits
	}
	l.log = append(l.log, digits+" "+s)
}

func main() {
	l := &loop{}
	l.after(10, func(l *loop) {
		l.say("first")
		l.after(0, func(l *loop) { l.say("nested, same time") })
	})
	l.after(10, func(l *loop) { l.say("second") })
	l.after(5, func(l *loop) { panic("handler") })
	cancel := l.after(12, func(l *loop) { l.say("never") })
	l.every(4, 4, func(l *loop, n int) {
		l.say("tick " + string(rune('0'+n)))
		if n == 2 {
			if !cancel() {
				l.say("too late")
			}
		}
	})
	done := l.after(1, func(l *loop) {})
	println(l.run(), l.now, done(), cancel())
	for _, s := range l.log {
		println(s)
	}
}
