package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"math"
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
var rounds = 2

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
	for range rounds { // a change of the rate holds from the next allocation on, however it is written
		runtime.MemProfileRate += 1 - runtime.MemProfileRate
		keep()
		runtime.MemProfileRate, kept = 0, kept[:100]
		keep()
		kept = kept[:100]
	}
	runtime.GC()
	has("heap", "100: 102400 [200: 204800] @", "main.keep")
}

type small [256]byte

var one *small

//go:noinline
func smalls(n int) {
	for i := range n {
		if i%100 == 0 {
			runtime.GC()
		}
		one = new(small)
	}
}

// What is sampled tells how many there were, also when collections leave much of what allocation had at hand.
func samples() {
	const rate, n = 1024, 20000
	runtime.MemProfileRate = rate
	smalls(n)
	runtime.MemProfileRate = 0
	runtime.GC()
	runtime.GC()
	p := make([]runtime.MemProfileRecord, 1000)
	k, ok := runtime.MemProfile(p, true)
	sampled := int64(0)
	for _, r := range p[:k] {
		if r.AllocObjects > 0 && r.AllocBytes/r.AllocObjects == 256 {
			sampled += r.AllocObjects
		}
	}
	likely := n * (1 - math.Exp(-256.0/rate))
	d := float64(sampled)/likely - 1
	fmt.Println(ok, d > -0.08 && d < 0.08)
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

var counts = map[string]int{}
var from, to = make([]byte, 1<<16), make([]byte, 1<<16)

//go:noinline
func busy() {
	for i := range 2000 {
		counts["key"] += copy(to, from) + i
	}
}

// What the runtime does for a program has the names of Go's in CPU profiles, and its callers are known.
func cpu() {
	for range 20 {
		var b bytes.Buffer
		pprof.StartCPUProfile(&b)
		for t := time.Now(); time.Since(t) < 200*time.Millisecond; {
			busy()
		}
		pprof.StopCPUProfile()
		r, _ := gzip.NewReader(&b)
		all, _ := io.ReadAll(r)
		if bytes.Contains(all, []byte("runtime.memmove")) && bytes.Contains(all, []byte("main.busy")) {
			fmt.Println("memmove in busy")
			return
		}
	}
}

func main() {
	stack()
	heap()
	samples()
	blocks()
	leaks()
	cpu()
}
