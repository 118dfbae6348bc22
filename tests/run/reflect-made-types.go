package main

import (
	"reflect"
	"sync"
	"time"
)

type secret interface{ hidden() int }

type base struct{ n int }

func (b base) hidden() int { return b.n }
func (b base) Shown() int  { return b.n + 1 }

type outer struct{ base }

type both interface {
	secret
	Shown() int
}

func main() {
	println(reflect.TypeOf((*<-chan <-chan string)(nil)).String())
	println(reflect.TypeOf((*chan (<-chan string))(nil)).String())
	println(reflect.TypeOf((*chan<- <-chan string)(nil)).String())
	println(reflect.ChanOf(reflect.RecvDir, reflect.TypeOf((<-chan int)(nil))) == reflect.TypeOf((<-chan (<-chan int))(nil)))

	// Unexported methods of the type's own package name no package.
	t := reflect.StructOf([]reflect.StructField{{Name: "Time", Type: reflect.TypeOf(time.Time{}), Anonymous: true}})
	_, ok := t.MethodByName("After")
	println(ok, t.NumMethod() > 10)
	var s secret = outer{base{3}}
	b, ok := s.(both)
	println(s.hidden(), ok, b.Shown())
	_, ok = any(&sync.Mutex{}).(secret)
	println(ok, reflect.TypeOf(&outer{}).Implements(reflect.TypeOf((*both)(nil)).Elem()))
	m := reflect.TypeOf((*both)(nil)).Elem().Method(1)
	println(m.Name, m.PkgPath)

	// A send receives nothing.
	c := make(chan int, 1)
	_, v, ok := reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectSend, Chan: reflect.ValueOf(c), Send: reflect.ValueOf(5)}})
	println(v.IsValid(), ok)
	_, v, ok = reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(c)}})
	println(v.Int(), ok)
}
