// The PC of a call that does not return, by runtime.Callers: FuncForPC knows its function also when the call is the
// function's last instruction.
package main

import "runtime"

//go:noinline
func fails(n int) int {
	var words [1]int
	*(*int)(nil) = words[n]
	return n
}

//go:noinline
func panics(s string) { panic(s) }

//go:noinline
func exits() { runtime.Goexit() }

//go:noinline
func a1() { fails(0) }

//go:noinline
func a2() { panics("a2") }

//go:noinline
func a3() { exits() }

//go:noinline
func a4(x []int) int { return x[len(x)] }

//go:noinline
func a5(m map[string]int) { m["x"] = 1 }

//go:noinline
func a6(x any) int { return x.(int) }

//go:noinline
func a7(p *[1000]int, n int) int { return p[n] }

func run(name string, f func()) {
	done := make(chan bool)
	go func() {
		defer close(done)
		defer func() {
			recover()
			pcs := make([]uintptr, 20)
			n := runtime.Callers(1, pcs)
			print(name, ":")
			for _, pc := range pcs[:n] {
				if f := runtime.FuncForPC(pc); f == nil {
					print(" nil")
				} else if name := f.Name(); len(name) == 7 && name[:6] == "main.a" || name == "main.fails" || name == "main.panics" ||
					name == "main.exits" {
					print(" ", name)
				}
			}
			print(" /")
			for frames := runtime.CallersFrames(pcs[:n]); ; {
				f, more := frames.Next()
				if len(f.Function) == 7 && f.Function[:6] == "main.a" {
					print(" ", f.Function, " ", f.Line)
				}
				if !more {
					break
				}
			}
			println()
		}()
		f()
	}()
	<-done
}

func main() {
	f1, f2, f3, f4, f5, f6, f7 := a1, a2, a3, a4, a5, a6, a7
	run("a1", f1)
	run("a2", f2)
	run("a3", f3)
	run("a4", func() { f4(nil) })
	run("a5", func() { f5(nil) })
	run("a6", func() { f6("") })
	run("a7", func() { f7(new([1000]int), 1000) })
}
