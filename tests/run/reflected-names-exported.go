package main

import (
	"fmt"
	"reflect"
	"unsafe"
)

//go:linkname resolveNameOff reflect.resolveNameOff
func resolveNameOff(module unsafe.Pointer, off int32) unsafe.Pointer

// The head of internal/abi.Type.
type head struct {
	size, ptrBytes uintptr
	hash           uint32
	small          [4]uint8
	equal, mask    unsafe.Pointer
	str, pointer   int32
}

// Whether the name of x's dynamic type is marked as exported.
func exported(x any) bool {
	t := *(*unsafe.Pointer)(unsafe.Pointer(&x))
	return *(*byte)(resolveNameOff(t, (*head)(t).str))&1 != 0
}

type Upper struct{ Élan, élan int }
type lower struct{}
type Élan int
type élan int
type Σ[T any] struct{}
type ς struct{}
type ǅ int // title case
type 世 int
type 𝔄 int
type 𐐀 int // upper case beyond the basic plane
type 𐐨 int
type _A int
type ToLower *lower
type toUpper *Upper
type Func func()

func main() {
	for i, x := range []any{
		Upper{}, lower{}, Élan(0), élan(0), Σ[lower]{}, ς{}, ǅ(0), 世(0), 𝔄(0), 𐐀(0), 𐐨(0), _A(0),
		&Upper{}, &lower{}, new(Élan), new(élan), new(Σ[int]), new(ς), new(*Upper), new(**Élan),
		ToLower(nil), toUpper(nil), new(ToLower), new(toUpper), Func(nil), new(Func), func() {},
		0, new(int), "", new(string), new(error), new(any), unsafe.Pointer(nil), new(unsafe.Pointer), new(*unsafe.Pointer),
		[]Upper{}, [1]Upper{}, map[Upper]Upper{}, make(chan Upper), struct{ Upper }{}, &struct{ Upper }{},
	} {
		fmt.Println(i, reflect.TypeOf(x), exported(x))
	}
	t := reflect.TypeOf(Upper{})
	fmt.Println(t.Field(0).IsExported(), t.Field(1).IsExported())
	fmt.Println(exported(reflect.New(reflect.TypeOf(Élan(0))).Interface()), exported(reflect.Zero(reflect.PointerTo(reflect.TypeOf(élan(0)))).Interface()))
}
