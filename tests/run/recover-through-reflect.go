// Deferred functions that package reflect makes hand their right to recover to what they call, and to nothing else.
package main

import "reflect"

type pointer struct{ n int }

func (p *pointer) Recover() { println("pointer", p.n, text(recover())) }

type word uintptr

func (w word) Recover() { println("word", int(w), text(recover())) }

type empty struct{}

func (empty) Recover() { println("empty", text(recover())) }

type wide struct{ a, b, c, d int }

func (w wide) Recover() { println("wide", w.d, text(recover())) }

type outer struct{ *pointer }

type recoverer interface{ Recover() }

func text(v any) string {
	if s, ok := v.(string); ok {
		return s
	}
	return "nothing"
}

func try(name string, f func()) {
	defer func() {
		if v := recover(); v != nil {
			println(name, "was not recovered:", text(v))
		}
	}()
	f()
}

func values() []recoverer {
	return []recoverer{&pointer{1}, word(2), empty{}, wide{d: 4}, &wide{d: 5}, outer{&pointer{6}}, &outer{&pointer{7}}}
}

func methodValue(v recoverer) {
	f := reflect.ValueOf(v).Method(0).Interface().(func())
	defer f()
	panic("method value")
}

func methodOfInterface(v recoverer) {
	f := reflect.ValueOf(&v).Elem().Method(0).Interface().(func())
	defer f()
	panic("method of interface")
}

func methodFunc(v recoverer) {
	defer func() { try("inner", func() { panic("inner") }) }()
	f := reflect.TypeOf(v).Method(0).Func.Interface()
	switch f := f.(type) {
	case func(*pointer):
		defer f(v.(*pointer))
	case func(word):
		defer f(v.(word))
	case func(wide):
		defer f(v.(wide))
	default:
		defer v.Recover()
	}
	panic("method func")
}

func made(body func([]reflect.Value) []reflect.Value) func(int, string) {
	var f func(int, string)
	return reflect.MakeFunc(reflect.TypeOf(f), body).Interface().(func(int, string))
}

func makeFunc() {
	f := made(func(in []reflect.Value) []reflect.Value {
		println("made", in[0].Int(), in[1].String(), text(recover()))
		return nil
	})
	defer f(7, "seven")
	panic("make func")
}

func tooDeep() {
	helper := func() { println("helper", text(recover())) }
	defer made(func([]reflect.Value) []reflect.Value {
		helper()
		reflect.ValueOf(helper).Call(nil)
		reflect.ValueOf(&pointer{8}).Method(0).Call(nil)
		reflect.ValueOf(&pointer{9}).Method(0).Interface().(func())()
		return nil
	})(0, "")
	panic("too deep")
}

func calls() {
	defer reflect.ValueOf(func() { println("called", text(recover())) }).Call(nil)
	panic("call")
}

func panicsInside() {
	defer made(func([]reflect.Value) []reflect.Value {
		defer func() { println("inside", text(recover())) }()
		panic("second")
	})(0, "")
	panic("first")
}

func withResults() (s string) {
	var f func(float64, []int) (string, float64)
	f = reflect.MakeFunc(reflect.TypeOf(f), func(in []reflect.Value) []reflect.Value {
		s = text(recover())
		return []reflect.Value{reflect.ValueOf("x"), in[0]}
	}).Interface().(func(float64, []int) (string, float64))
	defer f(1.5, []int{1})
	panic("with results")
}

func main() {
	for _, v := range values() {
		try("methodValue", func() { methodValue(v) })
		try("methodOfInterface", func() { methodOfInterface(v) })
		try("methodFunc", func() { methodFunc(v) })
	}
	try("makeFunc", makeFunc)
	try("tooDeep", tooDeep)
	try("calls", calls)
	try("panicsInside", panicsInside)
	println(withResults())
	f := made(func([]reflect.Value) []reflect.Value { println("no panic", text(recover())); return nil })
	defer f(0, "")
}
