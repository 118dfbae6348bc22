// What programs see of calls that were inlined, of entries, of function values, and of the ends of stacks.
package main

import (
	"runtime"
	"unsafe"
)

func base(s string) string {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == '/' {
			return s[i+1:]
		}
	}
	return s
}

//go:noinline
func show(skip int) {
	var pcs [20]uintptr
	n := runtime.Callers(skip, pcs[:])
	frames := runtime.CallersFrames(pcs[:n])
	for i := 0; ; i++ {
		f, more := frames.Next()
		switch f.Function {
		case "runtime.panicmem", "runtime.sigpanic": // how a fault becomes a panic is the runtime's affair
		case "runtime.main", "runtime.goexit", "runtime.gopanic":
			println(f.Function, f.Func != nil, more)
		default:
			println( f.Function, f.Line, f.Func == nil || f.Func.Name() == f.Function, more, pcs[i]>>32)
			fn := runtime.FuncForPC(pcs[i] - 1)
			file, line := fn.FileLine(pcs[i] - 1)
			println("\t", fn.Name(), base(file), line, fn.Entry() == f.Entry)
		}
		if f.PC == 0 || f.PC != pcs[i]-1 {
			println("\tother PC")
		}
		if !more {
			break
		}
	}
	f, more := frames.Next()
	println("end", f.PC, f.Function, more)
}

func c() { show(1) }
func b() { c() }
func a() { b() }

type t struct{ n int }

func (t) value()    { show(2) }
func (*t) pointer() { t{}.value() }

func generic[T any](T) { show(2) }

type box[T any] struct{ v T }

func (b *box[T]) each(f func(T)) { f(b.v) }

// One PC alone tells of the innermost call there.
//
//go:noinline
func alone() {
	var pcs [1]uintptr
	runtime.Callers(2, pcs[:])
	f, more := runtime.CallersFrames(pcs[:]).Next()
	println("alone", f.Function, f.Line, more)
}

func viaAlone() { alone() }

func named() {}

func code(f func()) uintptr { return **(**uintptr)(unsafe.Pointer(&f)) }

type closer interface{ Close() }
type file struct{ x int }

func (f file) Close() { show(2) }

func main() {
	a()
	(&t{}).pointer()
	generic(1)
	generic("s")
	(&box[int]{3}).each(func(int) { show(2) })
	func() { c() }()
	viaAlone()
	println(runtime.FuncForPC(code(named)).Name(), runtime.FuncForPC(code(main)).Name(), runtime.FuncForPC(code(func() { a() })).Name())
	println(runtime.FuncForPC(code(named)) == runtime.FuncForPC(code(named)+0), runtime.FuncForPC(code(named)).Entry() == code(named))
	println(runtime.FuncForPC(1) == nil, runtime.FuncForPC(0).Name() == "")
	var x closer = &file{1}
	x.Close()
	done := make(chan bool)
	go func() {
		defer close(done)
		defer func() {
			recover()
			show(2)
		}()
		var p *t
		println(p.n)
	}()
	<-done
	var none *runtime.Func
	println(none.Name() == "", runtime.Callers(100, make([]uintptr, 3)), runtime.Callers(0, nil))
	var pcs [3]uintptr
	n := runtime.Callers(0, pcs[:])
	println(n, runtime.FuncForPC(pcs[0]-1).Name(), runtime.FuncForPC(pcs[1]-1).Name())
}
