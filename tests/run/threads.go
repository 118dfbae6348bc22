package main

import (
	"fmt"
	"os"
	"runtime"
	"sync"
	"syscall"
	"time"
)

// What init locks is the process's first thread.
var initThread = func() int {
	return syscall.Gettid()
}()

func threads() int {
	d, err := os.ReadDir("/proc/self/task")
	if err != nil {
		panic(err)
	}
	return len(d)
}

// A goroutine that is locked stays on its thread, whatever it waits for.
func stays() bool {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	tid := syscall.Gettid()
	c := make(chan int)
	same := true
	for i := 0; i < 200; i++ {
		go func() { c <- i }()
		<-c
		if i%50 == 0 {
			time.Sleep(time.Microsecond)
			runtime.Gosched()
			runtime.GC()
		}
		same = same && syscall.Gettid() == tid
	}
	return same
}

// Nobody else runs on its thread.
func alone() bool {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	tid := syscall.Gettid()
	var wg sync.WaitGroup
	var mu sync.Mutex
	met := false
	for i := 0; i < 100; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			runtime.Gosched()
			if syscall.Gettid() == tid {
				mu.Lock()
				met = true
				mu.Unlock()
			}
		}()
	}
	wg.Wait()
	return !met
}

// A thread ends with the goroutine that was locked to it.
func ends() bool {
	before := threads()
	for i := 0; i < 50; i++ {
		done := make(chan bool)
		go func() {
			runtime.LockOSThread()
			close(done)
		}()
		<-done
	}
	for i := 0; i < 1000 && threads() > before+8; i++ {
		time.Sleep(time.Millisecond)
	}
	return threads() <= before+8
}

// Goroutines that block in system calls keep no processor.
func blocked() bool {
	const n = 20
	var fds [2 * n]int
	var wg sync.WaitGroup
	for i := 0; i < n; i++ {
		var p [2]int
		if err := syscall.Pipe(p[:]); err != nil {
			panic(err)
		}
		fds[2*i], fds[2*i+1] = p[0], p[1]
		wg.Add(1)
		go func() {
			defer wg.Done()
			var b [1]byte
			syscall.Read(p[0], b[:])
		}()
	}
	sum := 0
	for i := 0; i < 20; i++ {
		time.Sleep(time.Millisecond)
		c := make(chan int)
		go func() { c <- i }()
		sum += <-c
		runtime.GC()
	}
	for i := 0; i < n; i++ {
		syscall.Write(fds[2*i+1], []byte{1})
	}
	wg.Wait()
	return sum == 190
}

func main() {
	fmt.Println(initThread == syscall.Getpid())
	fmt.Println(stays(), alone(), ends(), blocked())
	runtime.UnlockOSThread() // one too many is none
	runtime.LockOSThread()
	runtime.LockOSThread()
	runtime.UnlockOSThread()
	fmt.Println(stays())
	c := make(chan int)
	<-c
}
