// Where stacks of goroutines begin: runtime.goexit in a file of the Go tree, and who started those of timers.
package main

import (
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

func outermost() string {
	pcs := make([]uintptr, 20)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(0, pcs)])
	for {
		f, more := frames.Next()
		if more {
			continue
		}
		rel, err := filepath.Rel(runtime.GOROOT(), f.File)
		return fmt.Sprintln(f.Function, strings.ReplaceAll(rel, runtime.GOARCH, "ARCH"), err)
	}
}

func creator() string {
	buf := make([]byte, 1<<16)
	s := string(buf[:runtime.Stack(buf, false)])
	line, _, _ := strings.Cut(s[strings.Index(s, "created by"):], "\n")
	if before, _, ok := strings.Cut(line, " in goroutine "); ok {
		return before + " in goroutine"
	}
	return line
}

func main() {
	said := make(chan string)
	go func() { said <- outermost() }()
	fmt.Print(<-said)
	go func() { said <- creator() }()
	fmt.Println(<-said)
	time.AfterFunc(time.Millisecond, func() { said <- creator() })
	fmt.Println(<-said)
	time.AfterFunc(time.Millisecond, func() {
		go func() { said <- creator() }()
	})
	fmt.Println(<-said)
}
