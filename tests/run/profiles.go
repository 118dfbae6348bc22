package main

import (
	"bytes"
	"fmt"
	"runtime"
	"runtime/debug"
	"runtime/pprof"
	"slices"
	"strings"
	"sync"
	"time"
	_ "unsafe"
)

//go:linkname blockevent runtime.blockevent
func blockevent(cycles int64, skip int)

var kept [][]byte

//go:noinline
func keep() {
	for i := 0; i < 100; i++ {
		kept = append(kept, make([]byte, 1024))
	}
}

func profile(name string) string {
	var b bytes.Buffer
	pprof.Lookup(name).WriteTo(&b, 1)
	return b.String()
}

func has(name string, parts ...string) {
	text := profile(name)
	for _, p := range parts {
		if !strings.Contains(text, p) {
			fmt.Println(name, "lacks", p, "\n", text)
			return
		}
	}
	fmt.Println(name, "has", parts)
}

func heap() {
	runtime.MemProfileRate = 1
	for i := 0; i < 1024; i++ {
		kept = [][]byte{make([]byte, 1024)} // so that the new rate is noticed
	}
	kept = nil
	keep()
	runtime.GC()
	runtime.MemProfileRate = 0
	has("heap", "100: 102400 [100: 102400] @", "main.keep")
}

//go:noinline
func waits(c chan int) { <-c }

func blocks() {
	runtime.SetBlockProfileRate(1)
	c := make(chan int)
	for range 20 { // a machine that is busy may begin to wait after the value is there
		go func() {
			time.Sleep(time.Millisecond)
			c <- 1
		}()
		waits(c)
	}
	blockevent(1000, 1)
	runtime.SetBlockProfileRate(0)
	has("block", "runtime.chanrecv1", "main.waits", "main.blocks")
}

// ---- goroutines that nothing can wake ----

type pair struct{ a, b chan int }

//go:noinline
func leakByReceive() { waits(make(chan int)) }

//go:noinline
func leakBySelect(p *pair) {
	select {
	case <-p.a:
	case p.b <- 1:
	}
}

//go:noinline
func leakByNil() {
	var c chan int
	c <- 1
}

type locked struct {
	mu   sync.Mutex
	data *int
}

//go:noinline
func leakByMutex(l *locked) {
	l.mu.Lock()
	l.mu.Lock()
}

//go:noinline
func leakByGroup(wg *sync.WaitGroup) { wg.Wait() }

// Each is reached by the other only.
//
//go:noinline
func leakEachOther() {
	a, b := make(chan int), make(chan int)
	go func() { a <- <-b }()
	go func() { b <- <-a }()
}

var reached = make(chan int)

//go:noinline
func waitForReached(mine chan int) {
	<-reached
	close(mine)
}

func begin() {
	go leakByReceive()
	go leakBySelect(&pair{make(chan int), make(chan int)})
	go leakByNil()
	go leakByMutex(new(locked))
	wg := new(sync.WaitGroup)
	wg.Add(1)
	go leakByGroup(wg)
	leakEachOther()

	// Not leaked: by a package variable, and by one who is woken by it.
	mine := make(chan int)
	go waitForReached(mine)
	go func() { <-mine }()
	go func() { time.Sleep(time.Hour) }()
	go func() { <-time.After(time.Hour) }()
}

//go:noinline
func clearStack(n int) int {
	var room [64]int
	for i := range room {
		room[i] = n
	}
	if n > 0 {
		return clearStack(n-1) + room[n]
	}
	return room[0]
}

func leaks() {
	begin()
	time.Sleep(20 * time.Millisecond)
	clearStack(10)
	var b bytes.Buffer
	pprof.Lookup("goroutineleak").WriteTo(&b, 1)
	var found []string
	for _, line := range strings.Split(b.String(), "\n") {
		if i := strings.Index(line, "main."); i >= 0 && !strings.Contains(line, "main.waits") {
			found = append(found, line[i:i+strings.Index(line[i:], "+")])
		}
	}
	slices.Sort(found)
	fmt.Println(found)
	fmt.Println(pprof.Lookup("goroutineleak").Count(), "leaked")
}

type T int

//go:noinline
func (t *T) trace() string { return string(debug.Stack()) }

func stack() {
	for i, line := range strings.Split(new(T).trace(), "\n") {
		if i%2 == 1 && i < 8 && strings.HasSuffix(line, ")") {
			fmt.Println(line[:strings.LastIndexByte(line, '(')])
		}
	}
}

func main() {
	stack()
	heap()
	blocks()
	leaks()
}
