// Deferred calls that fault, divide by zero or index out of range while they recover, level above level: functions that
// call nothing but what panics check no stack by themselves.
package main

import "runtime"

type node struct {
	pad  [200]int
	next *node
}

var (
	none  *node
	zero  int
	empty []int
	funcs map[string]func()
	word  any = "word"
)

//go:noinline
func fault() int { return none.pad[100] }

//go:noinline
func divide(n int) int { return n / zero }

//go:noinline
func index(n int) int { return empty[n] }

//go:noinline
func slice(n int) []int { return empty[n:] }

//go:noinline
func assert() int { return word.(int) }

//go:noinline
func compare(f, g any) bool { return f == g }

func again(kind, level int) {
	switch (kind + level) % 7 {
	case 0:
		fault()
	case 1:
		divide(level)
	case 2:
		index(level)
	case 3:
		slice(level + 1)
	case 4:
		assert()
	case 5:
		compare(fault, fault)
	case 6:
		funcs["no such"]()
	}
}

// Each level recovers and panics again: the calls nest as deep as the recursion went.
func climb(kind, level int) (n int) {
	defer func() {
		if recover() != nil {
			n++
			if level > 0 {
				again(kind, level)
			}
		}
	}()
	if level == 0 {
		climb(kind, 1500)
	}
	if level > 1 {
		return climb(kind, level-1) + 1
	}
	again(kind, level)
	return -1
}

// All deferred calls of one function panic, without a recover between them.
func pile(n int) (last any) {
	defer func() { last = recover() }()
	for i := range n {
		defer func() {
			if i%3 == 0 {
				_ = none.next.next
			}
			index(i)
		}()
	}
	return nil
}

// A Goexit whose deferred calls panic and recover in turn.
func leave(n int, done chan int) {
	count := 0
	defer func() { done <- count }()
	for range n {
		defer func() {
			defer func() {
				recover()
				count++
			}()
			fault()
		}()
	}
	runtime.Goexit()
}

func main() {
	results := make(chan int)
	for kind := range 7 {
		go func() {
			defer func() {
				recover()
				results <- kind
			}()
			climb(kind, 0)
		}()
	}
	sum := 0
	for range 7 {
		sum += <-results
	}
	println(sum)
	go func() {
		println(pile(3000).(error).Error())
		results <- 0
	}()
	<-results
	go leave(3000, results)
	println(<-results)
}
