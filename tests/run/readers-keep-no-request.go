// Who waits in a call of what may be a connection keeps nothing of the request before.
package main

import (
	"bufio"
	"io"
	"runtime"
	"time"
	"weak"
)

type request struct {
	body [200]byte
	next *request
	done chan bool
}

func serve(in io.Reader, requests chan *request) {
	r := bufio.NewReader(in)
	for alive := true; alive; {
		if _, err := r.Peek(1); err != nil {
			return
		}
		req := <-requests
		b, _ := r.ReadByte()
		req.body[b%200]++
		done := req.done
		select {
		case done <- req.next == nil:
		case <-time.After(time.Second):
		}
		alive = req.next == nil
	}
}

//go:noinline
func ask(out io.Writer, requests chan *request) weak.Pointer[request] {
	req := &request{done: make(chan bool)}
	w := weak.Make(req)
	out.Write([]byte{1})
	requests <- req
	<-req.done
	return w
}

func main() {
	in, out := io.Pipe()
	requests := make(chan *request)
	go serve(in, requests)
	for range 3 {
		w := ask(out, requests)
		time.Sleep(10 * time.Millisecond)
		runtime.GC()
		if w.Value() != nil {
			println("kept")
		}
	}
	println("done")
}
