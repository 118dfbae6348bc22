// A system call that all threads make: what the kernel keeps by thread is the process's for programs.
package main

import (
	"runtime"
	"sync"
	"syscall"
)

const (
	setName  = 15 // PR_SET_NAME
	getName  = 16
	keepCaps = 8 // PR_SET_KEEPCAPS
	getKeep  = 7
)

func threads(n int, f func(i int)) {
	var all, begun sync.WaitGroup
	begun.Add(n)
	for i := range n {
		all.Go(func() {
			runtime.LockOSThread()
			begun.Done()
			begun.Wait()
			f(i)
		})
	}
	all.Wait()
}

func kept() int {
	r, _, _ := syscall.RawSyscall(syscall.SYS_PRCTL, getKeep, 0, 0)
	return int(r)
}

func main() {
	const n = 8
	var counts [2]int
	var lock sync.Mutex
	count := func(int) {
		k := kept()
		lock.Lock()
		counts[k]++
		lock.Unlock()
	}
	threads(n, count)
	println(counts[0], counts[1])

	stop, ended := make(chan bool), make(chan bool)
	go func() { // a thread that is in Go code, and one in a call that blocks
		for {
			select {
			case <-stop:
				close(ended)
				return
			default:
			}
		}
	}()
	var pipe [2]int
	syscall.Pipe(pipe[:])
	var read sync.WaitGroup
	read.Go(func() {
		var b [1]byte
		n, err := syscall.Read(pipe[0], b[:])
		println(n, err == nil, string(b[:]), kept())
	})

	r, _, err := syscall.AllThreadsSyscall(syscall.SYS_PRCTL, keepCaps, 1, 0)
	println(r, err)
	counts = [2]int{}
	threads(n, count)
	println(counts[0], counts[1])
	syscall.Write(pipe[1], []byte("x"))
	read.Wait()
	close(stop)
	<-ended

	r, _, err = syscall.AllThreadsSyscall(syscall.SYS_PRCTL, 1<<20, 0, 0)
	println(int(r), err, err == syscall.EINVAL)
	for i := range 100 {
		if r, _, err = syscall.AllThreadsSyscall6(syscall.SYS_PRCTL, keepCaps, uintptr(i&1), 0, 0, 0, 0); r != 0 || err != 0 {
			println(r, err)
		}
	}
	println(kept(), syscall.Setgid(syscall.Getgid()) == nil)
}
