// Pointers that calls hand over as numbers: //go:uintptrescapes, and functions without a body.
package main

import "unsafe"

var sink *int

//go:uintptrescapes
func take(x uintptr, p *int) { sink = p } // ERROR "leaking param: p" "marking x as escaping uintptr"

//go:uintptrescapes
func many(n int, xs ...uintptr) uintptr { return xs[0] } // ERROR "marking xs as escaping ...uintptr"

//go:uintptrescapes
func unnamed(uintptr, ...uintptr) {} // ERROR "marking ~p0 as escaping uintptr" "marking ~p1 as escaping ...uintptr"

//go:uintptrescapes
func blank(_ uintptr, _ *int) {} // ERROR "marking ~p0 as escaping uintptr"

type H uintptr

//go:uintptrescapes
func named(h H, hs ...H) {} // ERROR "marking h as escaping uintptr" "marking hs as escaping ...uintptr"

type T struct{ x int }

//go:uintptrescapes
func (t *T) m(x uintptr) {} // ERROR "marking x as escaping uintptr" "t does not escape"

//go:uintptrescapes
func list(xs []uintptr) {} // ERROR "xs does not escape"

func plain(x uintptr) {}
func bodyless(x uintptr) // ERROR "assuming x is unsafe uintptr"

func a1(n int)  { take(uintptr(unsafe.Pointer(&n)), nil) } // ERROR "moved to heap: n"
func a2(n int)  { take(uintptr(unsafe.Pointer(&n))+8, nil) }
func a3(n int)  { x := uintptr(unsafe.Pointer(&n)); take(x, nil) }
func a4(n int)  { many(1, uintptr(unsafe.Pointer(&n))) } // ERROR "... argument escapes to heap" "moved to heap: n"
func a5(n, k int) { many(1, 0, uintptr(unsafe.Pointer(&n)), uintptr(unsafe.Pointer(&k))) } // ERROR "... argument escapes to heap" "moved to heap: k" "moved to heap: n"
func a6(n int)  { many(1, []uintptr{0, 3: uintptr(unsafe.Pointer(&n))}...) } // ERROR "[]uintptr{...} escapes to heap" "moved to heap: n"
func a7(n int)  { list([]uintptr{uintptr(unsafe.Pointer(&n))}) } // ERROR "[]uintptr{...} does not escape" "moved to heap: n"
func a8(n int)  { named(H(unsafe.Pointer(&n))) } // ERROR "moved to heap: n"
func a9(n int)  { named(0, H(unsafe.Pointer(&n))) } // ERROR "... argument escapes to heap" "moved to heap: n"
func a10(n int) { named(H(uintptr(unsafe.Pointer(&n)))) }
func a11(n int) { new(T).m(uintptr(unsafe.Pointer(&n))) } // ERROR "moved to heap: n" "new(T) does not escape"
func a12(n int) { (*T).m(nil, uintptr(unsafe.Pointer(&n))) } // ERROR "moved to heap: n"
func a13(n int) { f := take; f(uintptr(unsafe.Pointer(&n)), nil) } // ERROR "moved to heap: n"
func a14(n int) { f := new(T).m; f(uintptr(unsafe.Pointer(&n))) } // ERROR "new(T) does not escape" "new(T).m does not escape"
func a15(n int) { plain(uintptr(unsafe.Pointer(&n))) }
func a16(n int) { bodyless(uintptr(unsafe.Pointer(&n))) }
func a17(n int) { go take(uintptr(unsafe.Pointer(&n)), nil) } // ERROR "moved to heap: n"
func a18(n int) { defer take(uintptr(unsafe.Pointer(&n)), nil) } // ERROR "moved to heap: n"
func a19(n int) { go plain(uintptr(unsafe.Pointer(&n))) } // ERROR "moved to heap: n"
func a20(n int) { defer plain(uintptr(unsafe.Pointer(&n))) }
func a21(p *int) { take((uintptr)(unsafe.Pointer(p)), p) } // ERROR "leaking param: p"
func a22(p *int) { go plain(uintptr(unsafe.Pointer(p))) } // ERROR "leaking param: p"
func a23(p *int) { bodyless(uintptr(unsafe.Pointer(p))) } // ERROR "p does not escape"
func a24(p **int) { take(uintptr(unsafe.Pointer(*p)), nil) } // ERROR "leaking param content: p"
func a25(n int) { for i := 0; i < 2; i++ { defer plain(uintptr(unsafe.Pointer(&n))) } } // ERROR "moved to heap: n"
func a26(n int) { func() { take(uintptr(unsafe.Pointer(&n)), nil) }() } // ERROR "func literal does not escape" "moved to heap: n"
func g(p unsafe.Pointer) unsafe.Pointer { return p } // ERROR "leaking param: p to result ~r0 level=0"
func a27(n int) { take(uintptr(g(unsafe.Pointer(&n))), nil) } // ERROR "moved to heap: n"
func a28(n, k int, b bool) { many(1, uintptr(unsafe.Pointer(&n)), uintptr(g(unsafe.Pointer(&k)))) } // ERROR "... argument escapes to heap" "moved to heap: k" "moved to heap: n"
func a29(n int) uintptr { return many(1, uintptr(unsafe.Pointer(&n))) + many(2, 1) } // ERROR "... argument escapes to heap" "moved to heap: n"
func a30(n int) { f := take; f = plain2; f(uintptr(unsafe.Pointer(&n)), nil) }
func plain2(x uintptr, p *int) {} // ERROR "p does not escape"
func a31(n int) { many(1, (uintptr)((uintptr)(unsafe.Pointer(&n)))) } // ERROR "... argument escapes to heap"
func a32(n int) { x := &T{1}; y := x.x; many(y, uintptr(unsafe.Pointer(x))) } // ERROR "&T{...} escapes to heap" "... argument escapes to heap"
func a33(n int) { x := &T{1}; plain(uintptr(unsafe.Pointer(x))) } // ERROR "&T{...} does not escape"
func a34() { go many(1, uintptr(unsafe.Pointer(new(int))), uintptr(unsafe.Pointer(&T{}))) } // ERROR "&T{} escapes to heap" "... argument escapes to heap" "new(int) escapes to heap"
func main() {}
