// Functions none of whose deferred calls can recover: panics, Goexit and recursion pass through them.
package main

import "runtime"

var trace string

func note(s string) { trace += s + " " }

type lock struct{ held bool }

func (l *lock) Lock() {
	if l.held {
		panic("locked twice")
	}
	l.held = true
}

func (l *lock) Unlock() { l.held = false }

func locked(l *lock, fail bool) int {
	l.Lock()
	defer l.Unlock()
	n := 1
	defer func() { n *= 10; trace += string(rune('0'+n/10)) + " " }()
	n++
	if fail {
		panic("failed")
	}
	n++
	return n
}

func try(f func()) (err any) {
	defer func() { err = recover() }()
	f()
	return nil
}

// The result is read after the deferred call changed it.
func named() (n int) {
	defer func() { n++ }()
	n = 41
	return n
}

// A deferred call that recovers a panic of its own leaves the one under way alone.
func recoversItsOwn() { _ = try(func() { panic("inner") }) }

func passes() {
	defer note("passed")
	defer recoversItsOwn()
	panic("outer")
}

// recover in a function called by the deferred one is no use.
func helper() any { return recover() }

func tooDeep() {
	defer func() {
		if helper() != nil {
			note("wrong")
		}
	}()
	panic("deep")
}

func recursive(n int) {
	defer func() {
		if n%25 == 0 {
			note("up")
		}
	}()
	if n == 0 {
		panic("bottom")
	}
	recursive(n - 1)
}

func replaced() {
	defer func() { panic("second") }()
	panic("first")
}

func faults(p *int) (err any) {
	n := 0
	defer func() { err = recover() }()
	func() {
		defer func() { trace += string(rune('0'+n)) + " " }()
		n = 7
		n = *p
	}()
	return "not reached"
}

func line() {
	println(trace)
	trace = ""
}

func main() {
	var l lock
	println(locked(&l, false), l.held)
	println(try(func() { locked(&l, true) }).(string), l.held)
	line()
	println(named())
	println(try(passes).(string))
	line()
	println(try(tooDeep).(string))
	line()
	println(try(func() { recursive(100) }).(string))
	line()
	println(try(replaced).(string))
	println(faults(nil).(error).Error())
	line()
	done := make(chan bool)
	go func() {
		defer close(done)
		defer note("goexit")
		func() {
			defer note("inner")
			runtime.Goexit()
		}()
	}()
	<-done
	line()
	defer note("never printed")
	defer println("last")
	recursive(1)
}
