// Deferred nil functions panic when they run, each on top of the other.
package main

import "runtime"

func many(n int) (r any) {
	defer func() { r = recover() }()
	var f func()
	for i := 0; i < n; i++ {
		defer f()
	}
	return
}

func main() {
	for _, n := range []int{1, 60, 2000} {
		err := many(n).(runtime.Error)
		println(n, err.Error())
	}
}
