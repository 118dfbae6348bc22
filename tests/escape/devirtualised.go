// Calls through interfaces that hold one type, and types as gc prints them.
// go 1.27
package main

type I interface{ M() int }
type J interface{ M() int; N() int }
type cell struct{ n int }

func (c *cell) M() int { return c.n } // ERROR "c does not escape"
func (c *cell) N() int { return c.n } // ERROR "c does not escape"

type val struct{ a, b int }

func (v val) M() int { return v.a }
func (v val) N() int { return v.b }

type G[T any] struct{ x T }

func (g *G[T]) M() int { return 1 }

type GV[T any] struct{ x T }

func (g GV[T]) M() int { return 1 }

type valuer interface{ Value() int }

func (c *cell) Value() int { return 1 } // ERROR "c does not escape"

type F func() int

func (f F) M() int { return f() } // ERROR "f does not escape"

type emb struct{ *cell }
type embI struct{ I }

func a1(v any) int { w, ok := v.(I); if ok { return w.M() }; return 0 } // ERROR "leaking param: v"
func a2() int { var v any = &cell{1}; w, ok := v.(I); if ok { return w.M() }; return 0 } // ERROR "&cell{...} does not escape" "devirtualizing w.M to *cell"
func a3() int { var v any = &cell{1}; if w, ok := v.(I); ok { return w.M() }; return 0 } // ERROR "&cell{...} does not escape" "devirtualizing w.M to *cell"
func a4() int { var v any = val{1, 2}; if w, ok := v.(I); ok { return w.M() }; return 0 } // ERROR "devirtualizing w.M to val" "val{...} does not escape"
func a5() int { return valuer(&cell{1}).Value() } // ERROR "&cell{...} does not escape" "devirtualizing valuer(&cell{...}).Value to *cell"
func a6() int { return valuer(&cell{n: 1}).(interface{ M() int }).M() } // ERROR "&cell{...} does not escape" "devirtualizing valuer(&cell{...}).(interface { M() int }).M to *cell"
func a7() int { return any(&cell{n: 1}).(I).M() } // ERROR "&cell{...} does not escape" "devirtualizing any(&cell{...}).(I).M to *cell"
func a8() int { var v any = &cell{1}; w, _ := v.(I); return w.M() } // ERROR "&cell{...} does not escape" "devirtualizing w.M to *cell"
func a9() int { var w I; w = &cell{1}; return w.M() } // ERROR "&cell{...} does not escape" "devirtualizing w.M to *cell"
func a10() int { var w I; w.M(); w = &cell{1}; return w.M() } // ERROR "&cell{...} does not escape" "devirtualizing w.M to *cell"
func a11(b bool) int { var w I = &cell{1}; if b { w = &cell{2} }; return w.M() } // ERROR "&cell{...} does not escape" "devirtualizing w.M to *cell"
func a12(b bool) int { var w I = &cell{1}; if b { w = nil }; return w.M() } // ERROR "&cell{...} does not escape" "devirtualizing w.M to *cell"
func a13(b bool) int { var w I = &cell{1}; if b { w = val{1, 2} }; return w.M() } // ERROR "&cell{...} escapes to heap" "val{...} escapes to heap"
func a14() int { var w I = &cell{1}; switch x := w.(type) { case J: return x.M(); case nil: return 2 }; return w.M() } // ERROR "&cell{...} does not escape" "devirtualizing w.M to *cell" "devirtualizing x.M to *cell"
func a15() int { var w I = &G[int]{}; return w.M() } // ERROR "&G[int]{} does not escape" "devirtualizing w.M to *G[int]"
func a16() int { var w I = &G[cell]{}; return w.M() } // ERROR "&G[main.cell]{} does not escape" "devirtualizing w.M to *G[main.cell]"
func a17() int { return I(GV[val]{}).M() } // ERROR "I(GV[main.val]{}) does not escape" "devirtualizing I(GV[main.val]{}).M to GV[main.val]"
func (v val) p() *val { return &v } // ERROR "moved to heap: v"
func a19() int { return I(F(func() int { return 1 })).M() } // ERROR "devirtualizing I(F(func literal)).M to F" "func literal does not escape"
func a20() int { return I(emb{&cell{}}).M() } // ERROR "&cell{} does not escape" "devirtualizing I(emb{...}).M to emb"
func a21() int { return I(embI{&cell{}}).M() } // ERROR "&cell{} escapes to heap" "I(embI{...}) does not escape" "partially devirtualizing I(embI{...}).M to embI"
func a22() int { var w I = embI{&cell{}}; return w.M() } // ERROR "&cell{} escapes to heap" "embI{...} does not escape" "partially devirtualizing w.M to embI"
func a23() int { return (I(new(cell))).M() } // ERROR "devirtualizing I(new(cell)).M to *cell" "new(cell) does not escape"
func a24() int { x := []I{&cell{}}; return x[0].M() } // ERROR "&cell{} escapes to heap" "[]I{...} does not escape"
func a25() int { var v interface{ M() int; inner() cell } = inn{}; return v.(interface{ M() int; inner() cell }).M() } // ERROR "devirtualizing v.(interface { M() int; main.inner() cell }).M to inn" "inn{} does not escape"
type inn struct{}
func (inn) M() int { return 1 }
func (inn) inner() cell { return cell{} }
func a26() int { x := map[int]I{1: &cell{}}; w, ok := x[1]; if !ok { return 0 }; return w.M() } // ERROR "&cell{} escapes to heap" "map[int]I{...} does not escape"
func a27() int { f := func() I { return &cell{} }; w := f(); return w.M() } // ERROR "&cell{} escapes to heap" "func literal does not escape"
func a28() int { var w, z I = &cell{}, val{}; return w.M() + z.M() } // ERROR "&cell{} does not escape" "devirtualizing w.M to *cell" "devirtualizing z.M to val" "val{} does not escape"
func a29() int { var w I = &cell{}; f := func() int { return w.M() }; return f() } // ERROR "&cell{} does not escape" "devirtualizing w.M to *cell" "func literal does not escape"
func a30() int { var w I; f := func() { w = &cell{} }; f(); return w.M() } // ERROR "&cell{} escapes to heap" "devirtualizing w.M to *cell" "func literal does not escape"
func a31() int { m := map[int]*cell{1: {}}; var w I; for _, w = range m { w.M() }; return 0 } // ERROR "&cell{} escapes to heap" "devirtualizing w.M to *cell" "map[int]*cell{...} does not escape"
func a32() int { m := []*cell{{}}; var w I; for _, w = range m { w.M() }; return 0 } // ERROR "&cell{} does not escape" "[]*cell{...} does not escape" "devirtualizing w.M to *cell"
func a33() int { m := map[int]*cell{1: {}}; var w I; var ok bool; w, ok = m[1]; _ = ok; return w.M() } // ERROR "&cell{} escapes to heap" "devirtualizing w.M to *cell" "map[int]*cell{...} does not escape"
func a34() int { m := make(chan *cell, 1); var w I; var ok bool; w, ok = <-m; _ = ok; return w.M() } // ERROR "devirtualizing w.M to *cell"
func two() (*cell, int) { return nil, 0 }
func a35() int { var w I; w, _ = two(); return w.M() } // ERROR "devirtualizing w.M to *cell"
func a36() int { var v any = &cell{}; w, ok := v.(*cell); _ = ok; var i I = w; return i.M() } // ERROR "&cell{} does not escape" "devirtualizing i.M to *cell"
func a37() int { var v any = &cell{}; var w I; var ok bool; w, ok = v.(*cell); _ = ok; return w.M() } // ERROR "&cell{} does not escape" "devirtualizing w.M to *cell"
func a38() int { var v any; v = v; w, ok := v.(I); if ok { return w.M() }; return 0 }
func a40() int { var w I = &cell{}; p := &w; *p = val{}; return w.M() } // ERROR "&cell{} escapes to heap" "val{} escapes to heap"
func a41() int { var w I = struct{ *cell }{&cell{}}; return w.M() } // ERROR "&cell{} does not escape" "devirtualizing w.M to struct { *cell }"
func a42() int { var w I = struct{ val }{}; return w.M() } // ERROR "devirtualizing w.M to struct { val }" "struct { val }{} does not escape"
func a43() int { var w I = &struct{ val }{}; return w.M() } // ERROR "&struct { val }{} does not escape" "devirtualizing w.M to *struct { val }"
func a44() int { var v J = &cell{}; var w I = v; return w.M() } // ERROR "&cell{} does not escape" "devirtualizing w.M to *cell"
func a45() int { var v any = &val{}; if w, ok := v.(I); ok { return w.M() }; return 0 } // ERROR "&val{} does not escape" "devirtualizing w.M to *val"
func a46() int { var v any = &val{}; if w, ok := v.(interface{ Foo() }); ok { w.Foo() }; return 0 } // ERROR "&val{} escapes to heap"
func a47() int { var v any = 1; w, ok := v.(I); if ok { return w.M() }; return 0 } // ERROR "1 escapes to heap"
func a48() (w I) { w = &cell{}; w.M(); return } // ERROR "&cell{} escapes to heap"
func a49(w I) { w = &cell{}; w.M(); return } // ERROR "&cell{} escapes to heap" "leaking param: w"
type GI[T any] interface{ M() int; g() T }
type gi[T any] struct{ x T }
func (g *gi[T]) M() int { return 1 }
func (g *gi[T]) g() T { return g.x }
func a52() int { var w GI[cell] = &gi[cell]{}; w.g(); return w.M() } // ERROR "&gi[main.cell]{} does not escape" "devirtualizing w.M to *gi[main.cell]" "devirtualizing w.g to *gi[main.cell]"
func a53() int { return GI[cell](&gi[cell]{}).M() } // ERROR "&gi[main.cell]{} does not escape" "devirtualizing GI[main.cell](&gi[main.cell]{}).M to *gi[main.cell]"
func a54() int { return any(&gi[cell]{}).(GI[cell]).M() } // ERROR "&gi[main.cell]{} does not escape" "devirtualizing any(&gi[main.cell]{}).(GI[main.cell]).M to *gi[main.cell]"
func a55() int { return any(&gi[cell]{}).(interface{ g() cell; M() int }).M() } // ERROR "&gi[main.cell]{} does not escape" "devirtualizing any(&gi[main.cell]{}).(interface { M() int; main.g() cell }).M to *gi[main.cell]"
func a56() int { return any(&gi[struct{ c cell }]{}).(interface{ g() struct{ c cell }; M() int }).M() } // ERROR "&gi[struct { main.c main.cell }]{} does not escape" "devirtualizing any(&gi[struct { main.c main.cell }]{}).(interface { M() int; main.g() struct { c cell } }).M to *gi[struct { main.c main.cell }]"
func a57() bool { return any(&gi[func(cell) []cell]{}).(interface{ g() func(cell) []cell }).g() == nil } // ERROR "&gi[func(main.cell) []main.cell]{} does not escape" "devirtualizing any(&gi[func(main.cell) []main.cell]{}).(interface { main.g() func(cell) []cell }).g to *gi[func(main.cell) []main.cell]"
func main() {}
