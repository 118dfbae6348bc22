package main

import "runtime"

func try(v any) {
	defer func() {
		e := recover()
		p, ok := e.(*runtime.PanicNilError)
		println(ok, e != nil)
		if ok {
			println(p.Error())
			_, isRuntime := e.(runtime.Error)
			println(isRuntime)
		}
	}()
	panic(v)
}

func main() {
	try(nil)
	var err error
	try(err)
	var p *int
	func() {
		defer func() {
			q, ok := recover().(*int)
			println(ok, q == nil)
		}()
		panic(p)
	}()
	panic(err)
}
