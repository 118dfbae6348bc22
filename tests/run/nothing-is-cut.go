// Nothing is cut by the size of a field.
package main

import "runtime"

type nothing struct{}

func main() {
	c := make(chan nothing, 1<<40)
	for range 3 {
		c <- nothing{}
	}
	println(len(c), cap(c))
	<-c
	println(len(c))
	d := make(chan [0]func(), 1<<62)
	d <- [0]func(){}
	close(d)
	_, ok := <-d
	_, more := <-d
	println(len(d), cap(d), ok, more)
	func() {
		defer func() { println(recover().(error).Error()) }()
		n := 1 << 60
		_ = make(chan int, n)
	}()
	func() {
		defer func() { println(recover().(error).Error()) }()
		n := -1
		_ = make(chan nothing, n)
	}()
	m := map[nothing]nothing{}
	for range 3 {
		m[nothing{}] = nothing{}
		_, ok := m[nothing{}]
		println(len(m), ok)
		for range m {
			print("once ")
		}
		delete(m, nothing{})
		println(len(m))
	}
	e := map[[0]string][0]int{}
	e[[0]string{}] = [0]int{}
	clear(e)
	println(len(e))
	f := make(map[struct{ a, b nothing }]*int, 100)
	f[struct{ a, b nothing }{}] = new(int)
	println(len(f), *f[struct{ a, b nothing }{}])
	for range 70000 {
		runtime.LockOSThread()
	}
	for range 70001 {
		runtime.UnlockOSThread()
	}
}
