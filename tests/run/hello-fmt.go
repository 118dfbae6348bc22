package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
)

type point struct{ X, Y int }

func (p point) String() string { return fmt.Sprintf("<%d %d>", p.X, p.Y) }

// counts has goroutines that meet at a mutex, a pool and a wait group.
func counts() int {
	var mu sync.Mutex
	var wg sync.WaitGroup
	var taken atomic.Int64
	n := 0
	pool := sync.Pool{New: func() any { return new(int) }}
	for range 8 {
		wg.Go(func() {
			for range 10000 {
				mu.Lock()
				n++
				mu.Unlock()
				x := pool.Get().(*int)
				taken.Add(1)
				pool.Put(x)
			}
		})
	}
	wg.Wait()
	return n + int(taken.Load())
}

// turns has goroutines that wait for each other at a condition, in an order that the numbers say.
func turns() (order []int) {
	var mu sync.RWMutex
	c := sync.NewCond(&mu)
	for i := range 5 {
		go func() {
			mu.Lock()
			defer mu.Unlock()
			for len(order) != 4-i {
				c.Wait()
			}
			order = append(order, i)
			c.Broadcast()
		}()
	}
	mu.Lock()
	defer mu.Unlock()
	for len(order) < 5 {
		c.Wait()
	}
	return order
}

func main() {
	fmt.Println("hello", 42, 3.5, []int{1, 2}, map[string]int{"a": 1, "b": 2}, point{1, 2}, &point{3, 4}, nil)
	fmt.Printf("%+v %#v %T %q %x %8.3f|%-5s|%t %v %c %U\n", struct{ A, B int }{1, 2}, []string{"x"}, 1i, "quo\"te", "hex", 3.14159, "ab", true, []any{1, "a", nil}, 'ä', 'ä')
	fmt.Println(strings.Repeat("ab", 3), strings.Index("chicken", "ken"), strings.Fields(" a b  c "), strconv.Quote("x\n"))
	_, err := strconv.Atoi("12x")
	fmt.Println(err, errors.Is(err, strconv.ErrSyntax))
	_, err = os.Open("/nonexistent")
	fmt.Println(err, errors.Is(err, os.ErrNotExist))
	var once sync.Once
	for range 3 {
		once.Do(func() { fmt.Println("once") })
	}
	var m sync.Map
	m.Store("k", 1)
	v, ok := m.LoadOrStore("k", 2)
	fmt.Println(v, ok, counts(), turns())
	var a, b int
	n, err := fmt.Sscanf("7 and 8", "%d and %d", &a, &b)
	fmt.Println(n, err, a, b, len(os.Args))
	defer fmt.Println("not printed")
	os.Exit(3)
}
