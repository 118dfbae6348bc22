package main

import (
	"bytes"
	"fmt"
	"runtime"
	"runtime/pprof"
	"strings"
	"sync"
)

// Goroutines of the runtime are in profiles and traces while they run what the program wrote.
func finalizers() {
	ready, done := make(chan int), make(chan int)
	p := new(*int)
	runtime.SetFinalizer(p, func(**int) { ready <- 1; <-done })
	q := new([4]*int)
	runtime.AddCleanup(q, func(int) { ready <- 2; <-done }, 5)
	show("before")
	p, q = nil, nil
	runtime.GC()
	fmt.Println(<-ready + <-ready)
	show("while")
	close(done)
}

func show(when string) {
	var w bytes.Buffer
	pprof.Lookup("goroutine").WriteTo(&w, 1)
	buf := make([]byte, 1<<16)
	trace := string(buf[:runtime.Stack(buf, true)])
	for _, name := range []string{"runtime.runFinalizers", "runtime.runCleanups"} {
		fmt.Println(when, name, strings.Contains(w.String(), name))
	}
	for _, name := range []string{"main.finalizers.func1", "main.finalizers.func2"} {
		fmt.Println(when, name, strings.Contains(trace, name))
	}
	fmt.Println(when, runtime.NumGoroutine())
}

// What is inlined into the function that go makes has its name.
func a(mu *sync.Mutex, wg *sync.WaitGroup) { b(mu, wg) }
func b(mu *sync.Mutex, wg *sync.WaitGroup) { c(mu, wg) }
func c(mu *sync.Mutex, wg *sync.WaitGroup) {
	defer wg.Done()
	mu.Unlock()
}

func inlined() {
	var mu sync.Mutex
	var wg sync.WaitGroup

	defer runtime.SetMutexProfileFraction(runtime.SetMutexProfileFraction(1))
	wg.Add(1)
	mu.Lock()
	locked := make(chan bool)
	go func() { locked <- true; mu.Lock(); locked <- true }()
	<-locked
	for !waits() {
		runtime.Gosched()
	}
	go a(&mu, &wg)
	wg.Wait()
	<-locked
	var records [10]runtime.BlockProfileRecord
	n, _ := runtime.MutexProfile(records[:])
	for _, r := range records[:n] {
		names := ""
		for _, pc := range r.Stack() {
			names += runtime.FuncForPC(pc-1).Name() + "\n"
		}
		if strings.HasPrefix(names, "sync.") {
			fmt.Print(names)
		}
	}
}

func waits() bool {
	buf := make([]byte, 1<<16)
	return strings.Contains(string(buf[:runtime.Stack(buf, true)]), "[sync.Mutex.Lock]")
}

func main() {
	finalizers()
	inlined()
}
