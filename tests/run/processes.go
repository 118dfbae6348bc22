// stress: gc=20,poison=1,verify=1
package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"
)

func main() {
	out, err := exec.Command("echo", "hi", "there").CombinedOutput()
	fmt.Printf("%q %v\n", out, err)
	c := exec.Command("cat")
	c.Stdin = strings.NewReader(strings.Repeat("x", 100000))
	var b bytes.Buffer
	c.Stdout = &b
	fmt.Println(c.Run(), b.Len())
	fmt.Println("ended:", exec.Command("sh", "-c", "exit 7").Run())
	_, err = exec.Command("/nonexistent").Output()
	fmt.Println(err)
	c = exec.Command("sleep", "60")
	fmt.Println(c.Start())
	c.Process.Signal(os.Interrupt)
	fmt.Println(c.Wait())
	var wg sync.WaitGroup
	stop := make(chan bool)
	for range 2 {
		go func() {
			var keep [][]byte
			for {
				select {
				case <-stop:
					return
				default:
				}
				keep = append(keep, make([]byte, 10000))
				if len(keep) > 1000 {
					keep = nil
				}
			}
		}()
	}
	var mu sync.Mutex
	bad := 0
	for range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 10 {
				out, err := exec.Command("echo", "z").Output()
				if string(out) != "z\n" || err != nil {
					mu.Lock()
					bad++
					mu.Unlock()
				}
			}
		}()
	}
	wg.Wait()
	close(stop)
	time.Sleep(time.Millisecond)
	fmt.Println(bad)
}
