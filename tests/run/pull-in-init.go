package main

import (
	"fmt"
	"iter"
	"runtime"
	"syscall"
)

func three(yield func(int) bool) { _ = yield(1) && yield(2) && yield(3) }

// sum pulls values while packages are initialised: the goroutine is on the process's first thread, and stays there.
func sum() (s int) {
	next, stop := iter.Pull(three)
	defer stop()
	for v, ok := next(); ok; v, ok = next() {
		s += v
	}
	return s
}

func onFirstThread() bool {
	for range 20 {
		runtime.Gosched()
	}
	return syscall.Gettid() == syscall.Getpid()
}

var total = sum()

func init() {
	runtime.LockOSThread()
	total += sum()
	runtime.UnlockOSThread()
	for range 4 {
		go func() {
			for {
				runtime.Gosched()
			}
		}()
	}
	fmt.Println(onFirstThread())
	runtime.UnlockOSThread()
	fmt.Println(onFirstThread(), sum())
}

func main() {
	fmt.Println(total, sum())
	runtime.LockOSThread()
	fmt.Println(sum())
	runtime.UnlockOSThread()
	fmt.Println(sum())
}
