package main

import "runtime"

func base(s string) string {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == '/' {
			return s[i+1:]
		}
	}
	return s
}

func here(skip int) {
	pc, file, line, ok := runtime.Caller(skip + 1)
	println(runtime.FuncForPC(pc).Name(), base(file), line, ok)
}

type t struct{}

func (t) value()    { here(0) }
func (*t) pointer() { here(0) }

func generic[T any](T) { here(0) }

//go:noinline
func outer() { inner() }

//go:noinline
func inner() { here(1); here(0) }

func main() {
	here(0)
	func() { here(0) }()
	t{}.value()
	(&t{}).pointer()
	outer()
	generic(1)
	defer func() {
		here(0)
		func() { here(1) }()
	}()
	_, _, _, ok := runtime.Caller(100)
	println(ok)
	var pcs [10]uintptr
	n := runtime.Callers(1, pcs[:])
	frames := runtime.CallersFrames(pcs[:n])
	for {
		fr, more := frames.Next()
		println(fr.Function, fr.Line)
		if fr.Function == "main.main" || !more {
			break
		}
	}
}
