package main

import (
	"fmt"
	"iter"
	"runtime"
	"strings"
	"sync"
	"time"
)

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i); i++ {
		}
	}
}

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name, "panics:", r)
		}
	}()
	f()
}

func extra(base int) int { return runtime.NumGoroutine() - base }

func panics() {
	try("iterator", func() {
		next, stop := iter.Pull(func(yield func(int) bool) {
			defer fmt.Println("iterator's deferred call")
			yield(1)
			panic("in the iterator")
		})
		defer stop()
		fmt.Println(next())
		next()
	})
	try("stop", func() {
		next, stop := iter.Pull(func(yield func(int) bool) {
			defer panic("while stopped")
			yield(1)
		})
		next()
		stop()
	})
	try("after", func() {
		next, _ := iter.Pull(func(yield func(int) bool) { panic(fmt.Errorf("at once")) })
		try("first", func() { next() })
		fmt.Println(next())
	})
}

func goexits() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		defer fmt.Println("caller's deferred call")
		next, _ := iter.Pull(func(yield func(int) bool) {
			yield(1)
			runtime.Goexit()
		})
		fmt.Println(next())
		next()
		fmt.Println("not reached")
	}()
	wg.Wait()
}

// Each switch lies deeper on the stack than the first slot reaches.
func deep(n int, f func()) byte {
	var pad [512]byte
	pad[n%512] = byte(n)
	if n == 0 {
		f()
		return 0
	}
	return deep(n-1, f) + pad[n%512]
}

func deeps() {
	next, stop := iter.Pull(func(yield func(int) bool) {
		deep(2000, func() { yield(7); yield(8) })
		yield(9)
	})
	deep(1500, func() { fmt.Println(next()) })
	fmt.Println(next())
	deep(3000, func() { fmt.Println(next()) })
	stop()
	next, stop = iter.Pull(func(yield func(int) bool) {
		deep(2000, func() { yield(1); runtime.Gosched() })
	})
	next()
	deep(100, stop)
}

func locked() {
	done := make(chan bool)
	go func() {
		defer close(done)
		runtime.LockOSThread()
		next, stop := iter.Pull(func(yield func(int) bool) {
			for i := 0; yield(i); i++ {
				time.Sleep(time.Microsecond)
			}
		})
		sum := 0
		for range 20 {
			n, _ := next()
			sum += n
			runtime.Gosched()
		}
		stop()
		runtime.UnlockOSThread()
		fmt.Println("locked", sum)
	}()
	<-done
}

func moves() {
	next, stop := iter.Pull(count(1000))
	defer stop()
	sum := 0
	for range 4 {
		done := make(chan bool)
		go func() {
			for range 200 {
				v, _ := next()
				sum += v
				if v%50 == 0 {
					runtime.GC()
				}
			}
			done <- true
		}()
		<-done
	}
	fmt.Println("moved", sum)
}

func nested() {
	var tree func(depth int) iter.Seq[string]
	tree = func(depth int) iter.Seq[string] {
		return func(yield func(string) bool) {
			if depth == 0 {
				yield("leaf")
				return
			}
			for range 2 {
				next, stop := iter.Pull(tree(depth - 1))
				for {
					s, ok := next()
					if !ok {
						break
					}
					if !yield(strings.Repeat("-", depth) + s) {
						stop()
						return
					}
				}
			}
		}
	}
	n, last := 0, ""
	for s := range tree(6) {
		n, last = n+1, s
	}
	fmt.Println(n, last)
}

func trace() {
	next, stop := iter.Pull(count(3))
	next()
	buf := make([]byte, 1<<16)
	text := string(buf[:runtime.Stack(buf, true)])
	fmt.Println(strings.Contains(text, "[coroutine]:"), strings.Contains(text, "created by iter.Pull"))
	stop()
}

func main() {
	base := runtime.NumGoroutine()
	var stops []func()
	for i := range 100 {
		next, stop := iter.Pull(count(100))
		for range i {
			next()
		}
		stops = append(stops, stop)
	}
	fmt.Println("extra", extra(base))
	for _, stop := range stops {
		stop()
		stop()
	}
	fmt.Println("extra", extra(base))
	panics()
	goexits()
	deeps()
	locked()
	moves()
	nested()
	trace()
	fmt.Println("extra", extra(base))
}
