package main

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

func clock(t *testing.T) {
	start := time.Now()
	fmt.Println(start.UTC())
	time.Sleep(36 * time.Hour)
	fmt.Println(time.Since(start))
	ticks := time.NewTicker(time.Minute)
	for range 3 {
		fmt.Println((<-ticks.C).Sub(start))
	}
	ticks.Stop()
	select {
	case <-ticks.C:
		fmt.Println("stopped, and ticks")
	case <-time.After(time.Hour):
		fmt.Println(time.Since(start))
	}
}

func waits(t *testing.T) {
	var mu sync.Mutex
	seen := []int{}
	step := make(chan int)
	for i := range 10 {
		go func() {
			for n := range step {
				mu.Lock()
				seen = append(seen, n*100+i)
				mu.Unlock()
			}
		}()
	}
	for n := range 3 {
		step <- n
		synctest.Wait()
		fmt.Println(len(seen))
	}
	close(step)
	synctest.Wait()
	select {
	case step := <-make(chan int):
		fmt.Println(step)
	default:
	}
	done := false
	time.AfterFunc(time.Second, func() { done = true })
	time.Sleep(time.Second - 1)
	synctest.Wait()
	fmt.Println(done)
	time.Sleep(1)
	synctest.Wait()
	fmt.Println(done)
}

func contexts(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	start := time.Now()
	<-ctx.Done()
	fmt.Println(ctx.Err(), time.Since(start))
	var wg sync.WaitGroup
	for i := range 5 {
		wg.Go(func() { time.Sleep(time.Duration(i) * time.Hour) })
	}
	wg.Wait()
	fmt.Println(time.Since(start))
	cond := sync.NewCond(new(sync.Mutex))
	woken := 0
	for range 3 {
		go func() {
			cond.L.Lock()
			cond.Wait()
			woken++
			cond.L.Unlock()
		}()
	}
	synctest.Wait()
	cond.Signal()
	synctest.Wait()
	fmt.Println(woken)
	cond.Broadcast()
	synctest.Wait()
	fmt.Println(woken)
	next, stop := iter.Pull(func(yield func(time.Duration) bool) {
		for yield(time.Since(start)) {
			time.Sleep(time.Minute)
		}
	})
	next()
	fmt.Println(next())
	fmt.Println(next())
	stop()
	timer := time.NewTimer(time.Hour)
	fmt.Println(timer.Stop(), timer.Reset(time.Minute))
	runtime.GC()
	fmt.Println((<-timer.C).Sub(start))
}

func expectPanic(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

func deadlocks(t *testing.T) {
	expectPanic("all", func() {
		t.Run("inner", func(t *testing.T) {})
		defer func() { fmt.Println("still", time.Now().Year() > 2020) }()
		synctest.Test(t, func(t *testing.T) {
			defer func() { fmt.Println("never") }()
			<-make(chan int)
		})
	})
	expectPanic("rest", func() {
		synctest.Test(t, func(t *testing.T) { go func() { select {} }() })
	})
	expectPanic("nested", func() {
		synctest.Test(t, func(t *testing.T) {
			expectPanic("inside", func() { synctest.Test(t, func(*testing.T) {}) })
		})
	})
	expectPanic("outside", synctest.Wait)
	synctest.Test(t, func(t *testing.T) {
		go synctest.Wait()
		ch := make(chan int)
		go func() { <-ch }()
		time.Sleep(1)
		close(ch)
	})
}

func traces(t *testing.T) {
	go func() { time.Sleep(time.Hour) }()
	ch := make(chan int)
	go func() { <-ch }()
	synctest.Wait()
	buf := make([]byte, 1<<16)
	text := string(buf[:runtime.Stack(buf, true)])
	for _, s := range []string{"[chan receive (durable), synctest bubble ", "[sleep (durable), synctest bubble ", "[running, synctest bubble ", "[synctest.Run (durable), synctest bubble "} {
		fmt.Println(strings.Count(text, s))
	}
	close(ch)
	time.Sleep(2 * time.Hour)
}

func many(t *testing.T) {
	for i := range 200 {
		synctest.Test(t, func(t *testing.T) {
			ch := make(chan time.Duration, 1)
			start := time.Now()
			for range 20 {
				go func() {
					time.Sleep(time.Duration(i+1) * time.Second)
					select {
					case ch <- time.Since(start):
					case <-time.After(time.Second):
					}
				}()
			}
			if d := <-ch; d != time.Duration(i+1)*time.Second {
				fmt.Println("slept", d)
			}
			time.Sleep(2 * time.Second)
		})
		if i%50 == 0 {
			runtime.GC()
		}
	}
	fmt.Println("many")
}

func main() {
	bubbled := func(f func(*testing.T)) func(*testing.T) {
		return func(t *testing.T) { synctest.Test(t, f) }
	}
	testing.Main(func(string, string) (bool, error) { return true, nil }, []testing.InternalTest{
		{"clock", bubbled(clock)},
		{"waits", bubbled(waits)},
		{"contexts", bubbled(contexts)},
		{"traces", bubbled(traces)},
		{"many", many},
		{"deadlocks", deadlocks},
	}, nil, nil)
}
