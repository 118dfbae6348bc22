// Which types have a name, as package reflect tells: the predeclared and the declared ones.
package main

import (
	"fmt"
	"reflect"
	"unsafe"
)

type (
	named      int
	alias      = []int
	box[T any] struct{ v T }
	fn         func()
	iface      interface{ M() }
)

func main() {
	type local struct{}
	for _, t := range []reflect.Type{
		reflect.TypeFor[bool](), reflect.TypeFor[int](), reflect.TypeFor[byte](), reflect.TypeFor[rune](),
		reflect.TypeFor[uintptr](), reflect.TypeFor[float32](), reflect.TypeFor[complex128](),
		reflect.TypeFor[string](), reflect.TypeFor[unsafe.Pointer](), reflect.TypeFor[error](), reflect.TypeFor[any](),
		reflect.TypeFor[named](), reflect.TypeFor[alias](), reflect.TypeFor[box[int]](), reflect.TypeFor[box[named]](),
		reflect.TypeFor[fn](), reflect.TypeFor[iface](), reflect.TypeFor[local](), reflect.TypeFor[*int](),
		reflect.TypeFor[*named](), reflect.TypeFor[[2]int](), reflect.TypeFor[map[string]int](),
		reflect.TypeFor[chan int](), reflect.TypeFor[func()](), reflect.TypeFor[struct{ x int }](),
		reflect.TypeFor[struct{ error }](), reflect.TypeFor[interface{ M() }](), reflect.TypeFor[reflect.Value](),
	} {
		fmt.Printf("%q %q %v %v\n", t.Name(), t.PkgPath(), t, t.Kind())
	}
	var p *int
	v := reflect.ValueOf(&p).Elem()
	fmt.Println(v.Type().AssignableTo(reflect.TypeFor[*int]()), reflect.TypeFor[int]().AssignableTo(reflect.TypeFor[named]()),
		reflect.TypeFor[[]int]().AssignableTo(reflect.TypeFor[alias]()), reflect.TypeFor[func()]().AssignableTo(reflect.TypeFor[fn]()))
}
