package main

type T struct{}

func plain(_ int, _ *int) // ERROR "leaking param: ~p1"
func plain2(*int, uintptr, *int) // ERROR "assuming ~p1 is unsafe uintptr"

//go:noescape
func held(_ *int, _ uintptr, _ func()) // ERROR "assuming ~p1 is unsafe uintptr" "~p0 does not escape" "~p2 does not escape"

//go:noescape
func held2(*int, uintptr) // ERROR "assuming ~p1 is unsafe uintptr"

func (t *T) M(_ *int, _ uintptr) // ERROR "assuming ~p2 is unsafe uintptr" "leaking param: t" "leaking param: ~p1"
func (*T) N(_ *int, _ uintptr, x uintptr) // ERROR "assuming x is unsafe uintptr" "assuming ~p2 is unsafe uintptr" "leaking param: ~p1"
func (_ *T) O(_ *int, _ uintptr, _ ...uintptr) // ERROR "assuming ~p2 is unsafe uintptr" "leaking param: ~p0" "leaking param: ~p1" "leaking param: ~p3"
func body(_ *int, _ uintptr, _ ...uintptr) {}
func U(x unsafeptr, y struct{ a uintptr }, z [1]uintptr, f ...uintptr) // ERROR "assuming x is unsafe uintptr" "leaking param: f"
func (u unsafeptr) V() // ERROR "assuming u is unsafe uintptr"

type unsafeptr uintptr

func main() {}
