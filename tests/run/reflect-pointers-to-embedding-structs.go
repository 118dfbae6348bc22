package main

import (
	"fmt"
	"io"
	"reflect"
	"strings"
	"sync"
)

type Value struct{ n int }

func (v Value) String() string { return fmt.Sprint("value ", v.n) }

type Pointer struct{ n int }

func (p *Pointer) String() string { p.n++; return fmt.Sprint("pointer ", p.n) }

type hidden struct{ Pointer }

func (h *hidden) Hidden() int { return h.n }

type Box[T any] struct{ V T }

func (b *Box[T]) Get() T { return b.V }

type getter interface{ Get() string }

type inMap struct {
	M map[string]struct{ Pointer }
}

func show(x any) {
	t := reflect.TypeOf(x)
	p := reflect.New(t)
	fmt.Println(t, t.NumMethod(), p.Type(), p.Type().NumMethod(), reflect.PointerTo(t) == p.Type())
	for i := range p.Type().NumMethod() {
		fmt.Println("\t", p.Type().Method(i).Name, p.Type().Method(i).Type)
	}
	if s, ok := p.Interface().(fmt.Stringer); ok {
		fmt.Println("\t", s.String(), s)
	}
}

func generic[T any]() any { return struct{ Box[T] }{} }

func main() {
	show(struct{ Value }{Value{1}})
	show(struct{ Pointer }{})
	show(struct{ *Pointer }{}.Pointer)
	show(struct{ hidden }{})
	show(struct {
		Value
		Pointer
	}{})
	show(struct{ sync.Mutex }{})
	show(struct{ strings.Builder }{})
	show(struct{ fmt.Stringer }{}.Stringer == nil)
	show(struct{ n Pointer }{})

	// Types that nothing in the program makes a value of.
	e := reflect.TypeOf(map[string][]struct{ Pointer }{}).Elem().Elem()
	fmt.Println(reflect.New(e).Interface().(fmt.Stringer))
	f := reflect.TypeOf(inMap{}).Field(0).Type.Elem()
	fmt.Println(reflect.New(f).Interface().(fmt.Stringer), f == e)
	g := reflect.New(reflect.TypeOf(generic[string]()))
	g.Elem().Field(0).Field(0).SetString("boxed")
	fmt.Println(g.Interface().(getter).Get())

	// An element of a slice that reflection addresses.
	s := reflect.ValueOf([]struct{ Pointer }{{Pointer{6}}, {}})
	fmt.Println(s.Index(0).Addr().Interface(), s.Index(1).Addr().Interface())
	_, writes := reflect.New(reflect.TypeOf(struct{ strings.Builder }{})).Interface().(io.Writer)
	fmt.Println(writes)

	// Package reflect finds the program's type.
	made := reflect.StructOf([]reflect.StructField{{Name: "Pointer", Type: reflect.TypeFor[Pointer](), Anonymous: true}})
	fmt.Println(made == e, reflect.PointerTo(made).NumMethod(), reflect.New(made).Interface().(fmt.Stringer))
	fmt.Println(reflect.New(made).MethodByName("String").Call(nil)[0])
}
