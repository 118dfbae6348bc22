// A loopback HTTP server and its clients as two processes of one program, so that each one's CPU is its own.
//
//	http serve                         answers; prints its address, then CPU and memory at each line of input
//	http load ADDRESS CONNS SECONDS    as many connections, each asks again once it is answered
//	http idle ADDRESS CONNS            connections that have asked once, until its input ends
//	http timers COUNT SECONDS          timers that are set and not due, one of them every millisecond
package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

func fatal(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func number(i int) int {
	n, err := strconv.Atoi(os.Args[i])
	fatal(err)
	return n
}

// used is the CPU time of the process and its resident memory in KB.
func used() (time.Duration, int) {
	var u syscall.Rusage
	fatal(syscall.Getrusage(syscall.RUSAGE_SELF, &u))
	statm, err := os.ReadFile("/proc/self/statm")
	fatal(err)
	pages, err := strconv.Atoi(strings.Fields(string(statm))[1])
	fatal(err)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano()), pages * os.Getpagesize() / 1024
}

func report() {
	cpu, kb := used()
	fmt.Println(cpu.Seconds(), kb)
}

func serve() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	fatal(err)
	body := []byte(strings.Repeat("x", 512))
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain")
		w.Write(body)
	})
	go func() { fatal(http.Serve(l, nil)) }()
	fmt.Println(l.Addr())
	for in := bufio.NewScanner(os.Stdin); in.Scan(); {
		report()
	}
}

// ask sends a request on a connection of its own and reads the answer whole.
func ask(c net.Conn, r *bufio.Reader) error {
	if _, err := io.WriteString(c, "GET / HTTP/1.1\r\nHost: bench\r\n\r\n"); err != nil {
		return err
	}
	length := 0
	for {
		line, err := r.ReadSlice('\n')
		if err != nil {
			return err
		}
		if len(line) == 2 {
			break
		}
		if n, ok := strings.CutPrefix(string(line), "Content-Length: "); ok {
			length, _ = strconv.Atoi(strings.TrimSpace(n))
		}
	}
	_, err := r.Discard(length)
	if err == nil && length != 512 {
		err = fmt.Errorf("%d bytes", length)
	}
	return err
}

func dial(each func(c net.Conn, r *bufio.Reader)) *sync.WaitGroup {
	var wg sync.WaitGroup
	for range number(3) {
		c, err := net.Dial("tcp", os.Args[2])
		fatal(err)
		wg.Go(func() {
			each(c, bufio.NewReader(c))
		})
	}
	return &wg
}

func load() {
	var done, failed atomic.Int64
	end := time.Now().Add(time.Duration(number(4)) * time.Second)
	dial(func(c net.Conn, r *bufio.Reader) {
		defer c.Close()
		for time.Now().Before(end) {
			if err := ask(c, r); err != nil {
				failed.Add(1)
				return
			}
			done.Add(1)
		}
	}).Wait()
	fmt.Println(done.Load(), failed.Load())
}

// idle keeps its connections until its input ends.
func idle() {
	var done atomic.Int64
	var kept sync.Map
	dial(func(c net.Conn, r *bufio.Reader) {
		kept.Store(c, r)
		if ask(c, r) == nil {
			done.Add(1)
		}
	}).Wait()
	fmt.Println(done.Load())
	io.Copy(io.Discard, os.Stdin)
	runtime.KeepAlive(&kept)
}

func timers() {
	late, most := time.Duration(0), time.Duration(0)
	for range number(2) {
		time.AfterFunc(time.Hour, func() {})
	}
	runtime.GC()
	report()
	count := 0
	for end := time.Now().Add(time.Duration(number(3)) * time.Second); time.Now().Before(end); count++ {
		due := time.Now().Add(time.Millisecond)
		time.Sleep(time.Until(due))
		d := time.Since(due)
		late += d
		most = max(most, d)
	}
	report()
	fmt.Println((late / time.Duration(count)).Microseconds(), most.Microseconds())
}

func main() {
	switch os.Args[1] {
	case "serve":
		serve()
	case "load":
		load()
	case "idle":
		idle()
	case "timers":
		timers()
	}
}
