package main

import (
	"fmt"
	"os"
	"time"
)

func main() {
	fmt.Println("hello", os.Args[0] != "")
	s := time.Now()
	t := time.NewTimer(20 * time.Millisecond)
	<-t.C
	d := time.Since(s)
	fmt.Println(d >= 20*time.Millisecond, d < 2*time.Second, len(t.C), cap(t.C))
	t.Reset(time.Millisecond)
	time.Sleep(5 * time.Millisecond)
	fmt.Println(t.Stop(), len(t.C))
	select {
	case <-t.C:
		fmt.Println("stale")
	default:
		fmt.Println("none")
	}
	tk := time.NewTicker(2 * time.Millisecond)
	for i := 0; i < 5; i++ {
		<-tk.C
	}
	tk.Stop()
	done := make(chan bool)
	time.AfterFunc(3*time.Millisecond, func() { done <- true })
	fmt.Println(<-done)
	select {
	case <-time.After(time.Millisecond):
		fmt.Println("after")
	case <-done:
	}
	// poll: pipe with deadline
	r, w, _ := os.Pipe()
	r.SetReadDeadline(time.Now().Add(5 * time.Millisecond))
	b := make([]byte, 10)
	_, err := r.Read(b)
	fmt.Println(err)
	r.SetReadDeadline(time.Time{})
	go func() { time.Sleep(3 * time.Millisecond); w.Write([]byte("hey")) }()
	n, err := r.Read(b)
	fmt.Println(n, err != nil)
	go func() { time.Sleep(3 * time.Millisecond); r.Close() }()
	n, err = r.Read(b)
	fmt.Println(n, err != nil)
}
